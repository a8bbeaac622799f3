import { StartError } from '../lib/start-error.ts';
import type { FatalCode } from '../protocol.ts';

/** What a failure of SQLite or the file system means for someone who wants to open the database. */
export function asDatabaseError(error: unknown, file: string): unknown {
  if (error instanceof StartError || !(error instanceof Error)) return error;
  const code = String((error as { code?: unknown }).code ?? '');
  const described = describe(isFormatError(error) ? 'SQLITE_NOTADB' : code, file);
  return described ? new StartError(described[0], described[1], { cause: error }) : error;
}

/** SQLite has no code of its own for a header that names a form of file there never was. */
const isFormatError = ({ message }: Error) => message === 'unsupported file format';

function describe(code: string, file: string): [FatalCode, string] | undefined {
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return ['DATABASE_DAMAGED', `The database ${file} is damaged. It was left as it is.`];
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return ['DISK_FULL', `The disk that holds ${file} is full.`];
  if (
    /^(SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM|SQLITE_IOERR|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|EEXIST)/.test(
      code,
    )
  ) {
    return ['DATA_FOLDER_UNAVAILABLE', `${file} cannot be opened for writing (${code}).`];
  }
  return undefined;
}
