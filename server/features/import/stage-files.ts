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
import type { Placement, Placements } from './place-attachments.ts';

export type Staged = {
  /** Rows for attachments that are not here yet. */
  rows: AttachmentRow[];
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
  { all, files: { copied } }: Placements,
  { repairs, signal, onProgress }: Options,
): Promise<Staged> {
  const rows: AttachmentRow[] = [];
  const names: string[] = [];
  const drop = async () => void (await Promise.all(names.map((name) => files.drop(name))));
  try {
    for (const placement of all) {
      const { row, copy, isHere } = placement;
      const staged = copy ? await stage(files, placement, copy, repairs, signal) : row;
      if (copy && staged) onProgress(names.push(staged.stored_filename), copied);
      if (staged && !isHere) rows.push(staged);
    }
  } catch (error) {
    await drop();
    throw error;
  }
  return {
    rows,
    drop,
    settle: async () => {
      for (const name of names) await files.settle(name);
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
