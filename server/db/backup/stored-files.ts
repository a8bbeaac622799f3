import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { damaged } from './refusal.ts';

/** Of a file, held in memory at once. */
const chunkBytes = 1_048_576;

/**
 * Puts a file into a backup piece by piece, from the first of the paths at which there is one.
 *
 * @returns its size, or undefined when it is at none of them; that is put down as well.
 */
export function putFile(sqlite: Sqlite.Database, name: string, paths: readonly string[]): number | undefined {
  const describe = sqlite.prepare(
    'insert into backup_files (stored_filename, size_bytes, sha256) values (?, ?, ?)',
  );
  const descriptor = openFirst(paths);
  if (descriptor === undefined) {
    describe.run(name, 0, null);
    return undefined;
  }
  const insert = sqlite.prepare('insert into backup_chunks (stored_filename, bytes) values (?, ?)');
  try {
    const { bytes, sha256 } = digest(chunksOf(descriptor), (chunk) => insert.run(name, chunk));
    describe.run(name, bytes, sha256);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a file is there and has the same content. */
export function isSameFile(path: string, sha256: string): boolean {
  const descriptor = openFirst([path]);
  if (descriptor === undefined) return false;
  try {
    return digest(chunksOf(descriptor)).sha256 === sha256;
  } finally {
    closeSync(descriptor);
  }
}

/** Size and digest of a file as it is in a backup. */
export const digestOf = (sqlite: Sqlite.Database, name: string) => digest(storedChunks(sqlite, name));

/** Writes a file of a backup to the disk for good. @throws {BackupRefusal} when it is not what was put in */
export function takeFile(sqlite: Sqlite.Database, name: string, sha256: string, path: string): void {
  const descriptor = openSync(path, 'w', 0o600);
  try {
    const taken = digest(storedChunks(sqlite, name), (chunk) => writeAll(descriptor, chunk));
    if (taken.sha256 !== sha256) throw damaged('an attachment is not what it was');
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function openFirst(paths: readonly string[]): number | undefined {
  for (const path of paths) {
    try {
      return openSync(path, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return undefined;
}

function* chunksOf(descriptor: number): Generator<Buffer> {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (let bytes = readSync(descriptor, buffer); bytes > 0; bytes = readSync(descriptor, buffer))
    yield buffer.subarray(0, bytes);
}

function* storedChunks(sqlite: Sqlite.Database, name: string): Generator<Buffer> {
  const select = sqlite.prepare('select bytes from backup_chunks where stored_filename = ? order by id');
  for (const bytes of select.pluck().iterate(name)) yield bytes as Buffer;
}

function digest(chunks: Iterable<Buffer>, use: (chunk: Buffer) => unknown = () => undefined) {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const chunk of chunks) {
    hash.update(chunk);
    use(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function writeAll(descriptor: number, chunk: Buffer): void {
  let written = 0;
  while (written < chunk.length) written += writeSync(descriptor, chunk, written);
}
