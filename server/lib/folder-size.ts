import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How long a measured size is believed while nothing hints at a change, ms. */
const believedMilliseconds = 5 * 60_000;

export type FolderSize = (hint: string, now: number) => Promise<number>;

/**
 * Bytes of all files in a folder. Walked again when `hint` (what the database knows of the folder) changed or five
 * minutes passed; screens ask every 30 s, and a folder may hold many thousand files.
 */
export function measureFolder(folder: string): FolderSize {
  let known: { hint: string; at: number; bytes: Promise<number> } | undefined;
  return (hint, now) => {
    if (known?.hint !== hint || now - known.at > believedMilliseconds) {
      known = { hint, at: now, bytes: sizeOf(folder) };
      known.bytes.catch(() => {
        known = undefined;
      });
    }
    return known.bytes;
  };
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(insteadOfNone([]));
  let bytes = 0;
  for (const entry of entries) {
    if (entry.isFile()) bytes += await fileSize(join(entry.parentPath, entry.name));
  }
  return bytes;
}

/** Bytes of a file, 0 when there is none: one may go while its folder is being walked. */
export async function fileSize(path: string): Promise<number> {
  const { size } = await lstat(path).catch(insteadOfNone({ size: 0 }));
  return size;
}

const insteadOfNone =
  <T>(substitute: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return substitute;
    throw error;
  };
