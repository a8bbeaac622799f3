import { open } from 'node:fs/promises';
import { invalid } from '../../http/errors.ts';
import { openArchiveSource } from './archive/archive-source.ts';
import { openUploadsArchive } from './archive/uploads-archive.ts';
import type { ImportSource } from './import-source.ts';
import { openLegacySource } from './legacy/legacy-source.ts';
import { noUploads, openUploadsFolder } from './legacy/uploads.ts';

export type ImportFile = {
  path: string;
  /** What the file is called in messages. */
  label: string;
  /** Where the files of a Python server's attachments are; an export has them in itself. */
  uploads?: { kind: 'folder' | 'zip'; path: string } | undefined;
};

/**
 * Opens the Python server's database, or an export of ClawChat: whichever it is.
 *
 * @param zone the owner's zone
 * @throws {HttpError} 400 when it is neither, damaged, or cannot be read
 */
export async function openImport(
  { path, label, uploads }: ImportFile,
  now: Date,
  zone: string,
): Promise<ImportSource> {
  const kind = await kindOf(path, label);
  if (kind === 'archive') return openArchiveSource(path, label, zone);
  const files = await openUploads(uploads);
  try {
    return openLegacySource({ path, name: label, uploads: files, now, zone });
  } catch (error) {
    await files.close();
    throw error;
  }
}

async function openUploads(uploads: ImportFile['uploads']) {
  if (!uploads) return noUploads;
  if (uploads.kind === 'folder') return openUploadsFolder(uploads.path);
  return openUploadsArchive(uploads.path, 'The archive of uploads');
}

/** Told by how the file begins, whatever its name is. @throws {HttpError} 400 */
async function kindOf(path: string, label: string): Promise<ImportSource['kind']> {
  const start = await readStart(path, label);
  if (start.startsWith('SQLite format 3\0')) return 'legacy';
  if (start.startsWith('PK')) return 'archive';
  throw invalid(`${label} is neither a database of the Python ClawChat server nor an export of ClawChat`);
}

async function readStart(path: string, label: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw invalid(code === 'ENOENT' ? `There is no file ${label}` : `${label} cannot be read (${code})`);
  }
}
