import { BackupRefusal } from '../../db/backup/refusal.ts';
import { DatabaseBusyError } from '../../db/busy.ts';
import { conflict, HttpError } from '../../http/errors.ts';

/** Throws what went wrong with a backup as an answer; errors of the disk are told apart by the error middleware. */
export function inWords(error: unknown): never {
  if (error instanceof BackupRefusal) {
    const details = { reason: error.reason };
    throw new HttpError(422, 'UNPROCESSABLE', error.message, { details, cause: error });
  }
  if (error instanceof DatabaseBusyError) throw conflict(error.message);
  throw error;
}
