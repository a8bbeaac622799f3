import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HttpError, invalid } from '../../http/errors.ts';
import {
  type AttachmentFiles,
  type AttachmentRow,
  contentTypeOf,
  extensionOf,
  hasPromisedContent,
  makeStoredName,
} from '../attachments/attachments.ts';
import type { Repairs, SourceFile } from './import-source.ts';
import type { FileCounts, Placement, Placements } from './place-attachments.ts';

export type Staged = {
  /** Rows for attachments that are not here yet. */
  rows: AttachmentRow[];
  files: FileCounts;
  /** Moves the copied files to their places, once the rows are committed. */
  settle(): Promise<void>;
  /** Takes the copied files away. */
  drop(): Promise<void>;
};

type Options = { repairs: Repairs; signal: AbortSignal; onProgress(done: number, total: number): void };

/**
 * Copies files next to their places and makes them durable, so that nothing is left to wait for inside the transaction.
 * Leaves nothing behind when it fails.
 *
 * @throws {HttpError} 400 when a file cannot be read or written
 */
export async function stageFiles(
  files: AttachmentFiles,
  { all, files: planned }: Placements,
  { repairs, signal, onProgress }: Options,
): Promise<Staged> {
  const copied: AttachmentRow[] = [];
  let unfit = 0;
  const drop = async () =>
    void (await Promise.all(copied.map(({ stored_filename }) => files.drop(stored_filename))));
  try {
    for (const placement of all) {
      if (!placement.copy) continue;
      const row = await stage(files, placement, placement.copy, repairs, signal);
      if (row) copied.push(row);
      else unfit += 1;
      onProgress(copied.length + unfit, planned.copied);
    }
  } catch (error) {
    await drop();
    throw error;
  }
  const fitting = new Map(copied.map((row) => [row.id, row]));
  return {
    rows: all.flatMap(({ row, isHere }) => (isHere ? [] : (fitting.get(row.id) ?? row))),
    files: {
      copied: copied.length,
      bytes: copied.reduce((sum, { size_bytes }) => sum + size_bytes, 0),
      missing: planned.missing + unfit,
    },
    drop,
    settle: async () => {
      for (const { stored_filename } of copied) await files.settle(stored_filename);
    },
  };
}

/** @returns the row as it fits the file; undefined when the file is not what the attachment that is here says */
async function stage(
  files: AttachmentFiles,
  { row, isHere }: Placement,
  source: SourceFile,
  repairs: Repairs,
  signal: AbortSignal,
): Promise<AttachmentRow | undefined> {
  const arrived = join(files.arrivals, randomBytes(16).toString('hex'));
  try {
    await pipeline(await source.stream(), createWriteStream(arrived, { flags: 'wx', mode: 0o600 }), {
      signal,
    });
    const fitting = await fit(row, arrived, isHere, repairs);
    if (fitting) await files.secure(arrived, fitting.stored_filename);
    else await rm(arrived);
    return fitting;
  } catch (error) {
    await rm(arrived, { force: true });
    if (error instanceof HttpError || signal.aborted) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw invalid(
      `The file of the attachment "${row.filename}" cannot be copied (${code ?? 'it is damaged'})`,
    );
  }
}

/** A file that is not what its ending says loses that ending, so that no browser is told to show it. */
async function fit(
  row: AttachmentRow,
  path: string,
  isHere: boolean,
  repairs: Repairs,
): Promise<AttachmentRow | undefined> {
  const { size } = await stat(path);
  const extension = extensionOf(row.stored_filename);
  if (!(await hasPromisedContent(path, extension))) {
    if (isHere) return undefined;
    repairs.note('files that are not what their ending says are kept for downloading only');
    const stored_filename = makeStoredName('');
    return { ...row, stored_filename, content_type: contentTypeOf(''), size_bytes: size };
  }
  if (size !== row.size_bytes) repairs.note('sizes of files were put right');
  return { ...row, size_bytes: size };
}
