import type { Readable } from 'node:stream';
import type { Insertable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { AttachmentRow } from '../attachments/attachments.ts';
import type { ImportedTable } from './import.schema.ts';

/** Counts what had to be mended on the way. */
export type Repairs = { note(what: string): void; list(): { what: string; count: number }[] };

export function createRepairs(): Repairs {
  const counts = new Map<string, number>();
  return {
    note: (what) => counts.set(what, (counts.get(what) ?? 0) + 1),
    list: () => [...counts].map(([what, count]) => ({ what, count })),
  };
}

export type Row<T extends ImportedTable> = Insertable<Schema[T]>;

/** Some rows of one table, as they go into the database; all have the same columns. */
export type Batch = {
  [T in Exclude<ImportedTable, 'attachments'>]: { table: T; rows: Row<T>[] };
}[Exclude<ImportedTable, 'attachments'>];

export type SourceFile = { bytes: number; stream(): Promise<Readable> };

/** An attachment of the source. Its file is looked for by the caller, who also decides where it goes. */
export type SourceAttachment = AttachmentRow & { file: SourceFile | undefined };

/**
 * Something that can be imported. It may be read any number of times and gives the same each time. Nothing in it is
 * trusted: rows that are given fit the database, and refer only to rows that are given, too.
 */
export type ImportSource = {
  kind: 'legacy' | 'archive';
  /** Rows by table, also those that will be left out. */
  found: Readonly<Record<ImportedTable, number>>;
  /** Everything but attachments, in the order of `importedTables`. */
  batches(repairs: Repairs): AsyncIterable<Batch>;
  attachments(repairs: Repairs): Promise<SourceAttachment[]>;
  close(): Promise<void>;
};

/** Rows that go into the database in one statement. */
export const batchRows = 200;
