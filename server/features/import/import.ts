import { setImmediate } from 'node:timers/promises';
import type { Work, WriteScope } from '../../db/work.ts';
import { invalid } from '../../http/errors.ts';
import type { AttachmentFiles, AttachmentRow } from '../attachments/attachments.ts';
import {
  type ImportedTable,
  type ImportProgress,
  type ImportReport,
  importedTables,
} from './import.schema.ts';
import { countKnown, deferReferences, insertNew } from './import.store.ts';
import { batchRows, createRepairs, type ImportSource, type Repairs } from './import-source.ts';
import { placeAttachments } from './place-attachments.ts';
import { stageFiles } from './stage-files.ts';

export type ImportDependencies = { work: Work; files: AttachmentFiles };

export type ImportOptions = {
  signal: AbortSignal;
  onProgress(progress: ImportProgress): void;
  /** Called inside the transaction when anything was added, to announce it. */
  announce(scope: Pick<WriteScope, 'afterCommit'>): void;
};

/** Handles rows of one table. @returns how many of them are new */
type Take = (table: ImportedTable, rows: readonly Readonly<Record<string, unknown>>[]) => Promise<number>;

/** What an import of this source would do, without doing it. */
export async function planImport(
  dependencies: ImportDependencies,
  source: ImportSource,
  signal: AbortSignal,
): Promise<ImportReport> {
  const repairs = createRepairs();
  const attachments = await source.attachments(repairs);
  const { all, files } = await placeAttachments(dependencies, attachments, repairs);
  const take: Take = async (table, rows) =>
    rows.length - (await dependencies.work.read(({ db }) => countKnown(db, table, rows)));
  const tables = await readThrough(source, repairs, take, signal);
  tables.attachments.added = all.filter(({ isHere }) => !isHere).length;
  tables.attachments.already_here = all.length - tables.attachments.added;
  return report(tables, repairs, files);
}

/**
 * Adds everything that is not here yet, in one transaction; what is here stays as it is, so a second import of the same
 * source changes nothing. Reads of a running server go on meanwhile, other changes wait.
 *
 * @throws {HttpError} 400 when something in the source cannot be imported; nothing is changed then
 */
export async function runImport(
  { work, files }: ImportDependencies,
  source: ImportSource,
  { signal, onProgress, announce }: ImportOptions,
): Promise<ImportReport> {
  const repairs = createRepairs();
  const attachments = await source.attachments(repairs);
  const placed = await placeAttachments({ work, files }, attachments, repairs);
  const staged = await stageFiles(files, placed, {
    repairs,
    signal,
    onProgress: (done, total) => onProgress({ step: 'files', done, total }),
  });
  const tables = await work
    .write(
      async (scope) => {
        const counts = await addRows(scope, source, staged.rows, { repairs, signal, onProgress });
        if (importedTables.some((table) => counts[table].added > 0)) announce(scope);
        return counts;
      },
      // References are checked at the commit, which would fail for all that share it.
      { alone: true },
    )
    .catch(async (error: unknown) => {
      await staged.drop();
      throw unfit(error);
    });
  // From here on the rows are there: what is not settled now is settled at the next start.
  await staged.settle();
  tables.attachments.already_here = attachments.length - tables.attachments.added;
  return report(tables, repairs, staged.files);
}

/** What the database itself refuses; references are checked at the end of the transaction. */
function unfit(error: unknown): unknown {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return invalid('The file refers to items that are not in it, so nothing was imported');
  if (code.startsWith('SQLITE_CONSTRAINT'))
    return invalid(`The file holds items that do not fit together (${code}), so nothing was imported`);
  return error;
}

async function addRows(
  { db }: WriteScope,
  source: ImportSource,
  attachments: readonly AttachmentRow[],
  { repairs, signal, onProgress }: Pick<ImportOptions, 'signal' | 'onProgress'> & { repairs: Repairs },
): Promise<Counts> {
  const total = Object.values(source.found).reduce((sum, found) => sum + found, 0);
  let done = 0;
  const take: Take = async (table, rows) => {
    const added = await insertNew(db, table, rows);
    done += rows.length;
    onProgress({ step: 'rows', done: Math.min(done, total), total });
    return added;
  };
  await deferReferences(db);
  const counts = await readThrough(source, repairs, take, signal);
  for (let first = 0; first < attachments.length; first += batchRows) {
    counts.attachments.added += await take('attachments', attachments.slice(first, first + batchRows));
  }
  onProgress({ step: 'rows', done: total, total });
  return counts;
}

type Counts = Record<ImportedTable, { found: number; added: number; already_here: number }>;

async function readThrough(
  source: ImportSource,
  repairs: Repairs,
  take: Take,
  signal: AbortSignal,
): Promise<Counts> {
  const counts = Object.fromEntries(
    importedTables.map((table) => [table, { found: source.found[table], added: 0, already_here: 0 }]),
  ) as Counts;
  for await (const { table, rows } of source.batches(repairs)) {
    signal.throwIfAborted();
    const added = await take(table, rows);
    counts[table].added += added;
    counts[table].already_here += rows.length - added;
    // The queries are synchronous: requests have their turn only in between.
    await setImmediate();
  }
  return counts;
}

const report = (counts: Counts, repairs: Repairs, files: ImportReport['files']): ImportReport => ({
  tables: importedTables.map((table) => ({ table, ...counts[table] })),
  repairs: repairs.list(),
  files,
});
