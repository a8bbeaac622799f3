import { z } from 'zod';
import { archiveColumns as columns } from './archive-columns.ts';

export type ArchiveTable = keyof typeof columns;

export const archiveTables = Object.keys(columns) as ArchiveTable[];

export const columnsOf = (table: ArchiveTable): string[] => Object.keys(columns[table]);

const inner = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;

const columnsOfKind = (table: ArchiveTable, ...kinds: (new (...parameters: never[]) => z.ZodType)[]) =>
  Object.entries(columns[table])
    .filter(([, schema]) => kinds.some((kind) => inner(schema) instanceof kind))
    .map(([name]) => name);

type TableCodec = { shape: z.ZodObject; json: string[]; flags: string[] };

const codecs = Object.fromEntries(
  archiveTables.map((table): [ArchiveTable, TableCodec] => [
    table,
    {
      shape: z.object(columns[table]),
      json: columnsOfKind(table, z.ZodArray, z.ZodRecord, z.ZodUnknown),
      flags: columnsOfKind(table, z.ZodBoolean),
    },
  ]),
) as Record<ArchiveTable, TableCodec>;

type Values = Record<string, unknown>;

/** A row of the database as it stands in the file: flags as true and false, JSON as what it is. */
export function encodeRow(table: ArchiveTable, row: Readonly<Values>): Values {
  const encoded = { ...row };
  const { json, flags } = codecs[table];
  for (const name of json) {
    const value = encoded[name];
    if (typeof value === 'string') encoded[name] = JSON.parse(value);
  }
  for (const name of flags) encoded[name] = encoded[name] === 1;
  return encoded;
}

/**
 * The other way round, with everything checked that the database relies on.
 *
 * @throws {z.ZodError}
 */
export function decodeRow(table: ArchiveTable, value: unknown): Values {
  const { shape, json, flags } = codecs[table];
  const decoded: Values = shape.parse(value);
  for (const name of json) {
    // A setting may be any JSON, everywhere else null is an empty column.
    const isNothing = table !== 'user_settings' && decoded[name] === null;
    if (!isNothing) decoded[name] = JSON.stringify(decoded[name] ?? null);
  }
  for (const name of flags) decoded[name] = decoded[name] ? 1 : 0;
  return decoded;
}
