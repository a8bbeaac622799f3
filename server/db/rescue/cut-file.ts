import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, truncateSync } from 'node:fs';
import { makePrivateFile } from '../../config/private-file.ts';

/** SQLite's file format, 1.3: page size at 16 (1 means 65536), size of the database in pages at 28, both big-endian. */
const header = { bytes: 32, pageSize: 16, pages: 28 };

/** How long a database says it is, bytes; undefined when it has no beginning. */
function announcedBytes(file: string): number | undefined {
  const bytes = Buffer.alloc(header.bytes);
  const descriptor = openSync(file, 'r');
  try {
    if (readSync(descriptor, bytes, 0, header.bytes, 0) < header.bytes) return undefined;
  } finally {
    closeSync(descriptor);
  }
  const pageSize = bytes.readUInt16BE(header.pageSize);
  return (pageSize === 1 ? 65_536 : pageSize) * bytes.readUInt32BE(header.pages);
}

/**
 * SQLite reads nothing at all of a database whose end is missing. A copy that is as long as the file says it is, with
 * nothing where the end was, can be read where it is whole.
 *
 * @param scratch where such a copy may be made
 * @returns the file to read from: itself, unless its end is missing
 */
export function withItsEnd(file: string, scratch: string): string {
  const announced = announcedBytes(file);
  if (announced === undefined || statSync(file).size >= announced) return file;
  makePrivateFile(scratch);
  copyFileSync(file, scratch);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${scratch}-wal`);
  truncateSync(scratch, announced);
  return scratch;
}
