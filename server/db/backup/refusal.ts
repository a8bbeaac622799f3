/** Why a file cannot be taken as a backup, in the words of the codes that a start knows, too. */
export type RefusalReason = 'DATABASE_TOO_NEW' | 'DATABASE_FOREIGN' | 'DATABASE_DAMAGED';

/** The file is no backup that could be restored. `message` is a sentence for the owner. */
export class BackupRefusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupRefusal';
    this.reason = reason;
  }
}

export const damaged = (what: string, options?: ErrorOptions) =>
  new BackupRefusal('DATABASE_DAMAGED', `The backup is damaged: ${what}.`, options);

export const notABackup = (options?: ErrorOptions) =>
  new BackupRefusal('DATABASE_FOREIGN', 'The file is no backup of ClawChat.', options);

/** What a failure of SQLite says about the file it was reading. */
export function asRefusal(error: unknown): unknown {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (code === 'SQLITE_NOTADB') return notABackup({ cause: error });
  if (code.startsWith('SQLITE_CORRUPT')) return damaged('it cannot be read to its end', { cause: error });
  return error;
}
