import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { pino } from 'pino';
import { openData } from '../../../server/db/open-data.ts';
import { openAttachmentFiles } from '../../../server/features/attachments/attachments.ts';
import type { ImportedTable, ImportReport } from '../../../server/features/import/import.schema.ts';
import { type ImportDependencies, planImport, runImport } from '../../../server/features/import/import.ts';
import { type ImportFile, openImport } from '../../../server/features/import/open-import.ts';
import { systemClock } from '../../../server/lib/clock.ts';

export const importNow = new Date('2026-03-01T12:00:00.000Z');
export const importZone = 'Europe/Berlin';

export type DataFolder = ImportDependencies & {
  databaseFile: string;
  uploads: string;
  plan(file: ImportFile): Promise<ImportReport>;
  run(file: ImportFile): Promise<ImportReport>;
} & AsyncDisposable;

/** A data folder with an empty database, without a server. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const logger = pino({ level: 'silent' });
  const databaseFile = join(path, 'clawchat.db');
  const uploads = join(path, 'uploads');
  const { work, close } = await openData(databaseFile, systemClock, logger);
  const files = openAttachmentFiles(uploads, work, logger);
  await files.tidyAtStart();
  const dependencies = { work, files };
  const signal = new AbortController().signal;
  return {
    ...dependencies,
    databaseFile,
    uploads,
    async plan(file) {
      const source = await openImport(file, importNow, importZone);
      try {
        return await planImport(dependencies, source, signal);
      } finally {
        await source.close();
      }
    },
    async run(file) {
      const source = await openImport(file, importNow, importZone);
      const options = { signal, onProgress: () => undefined, announce: () => undefined };
      try {
        return await runImport(dependencies, source, options);
      } finally {
        await source.close();
      }
    },
    [Symbol.asyncDispose]: close,
  };
}

type Row = Record<string, unknown>;

/** Every row of every table, and how many entries each search index has. */
export function dumpDatabase(file: string): Record<string, unknown[]> {
  return readDatabase(file, (sqlite) => {
    const names = sqlite
      .prepare("select name from sqlite_schema where type = 'table' and name not like '%!_fts%' escape '!'")
      .pluck()
      .all() as string[];
    const tables = names.map((name) => [name, sqlite.prepare(`select * from "${name}"`).all()]);
    const indexes = ['messages', 'todos', 'events', 'memos'].map((name) => [
      `${name}_fts`,
      sqlite.prepare(`select rowid from ${name}_fts order by rowid`).pluck().all(),
    ]);
    return Object.fromEntries([...tables, ...indexes]) as Record<string, unknown[]>;
  });
}

/** Rows of a table by id. */
export const rowsById = (file: string, table: string): Map<string, Row> =>
  readDatabase(file, (sqlite) => {
    const rows = sqlite.prepare(`select * from "${table}"`).all() as Row[];
    return new Map(rows.map((row) => [String(row['id'] ?? row['name']), row]));
  });

function readDatabase<T>(file: string, read: (sqlite: Sqlite.Database) => T): T {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    return read(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Files in their places, by name. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

/** Figures of one table as `found/added/already here`. */
export function figures(report: ImportReport, table: ImportedTable): string {
  const one = report.tables.find((entry) => entry.table === table);
  return `${one?.found}/${one?.added}/${one?.already_here}`;
}

export const repairsOf = (report: ImportReport): Record<string, number> =>
  Object.fromEntries(report.repairs.map(({ what, count }) => [what, count]));
