import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readJsonFile, writePrivateJson } from '../../config/private-file.ts';

const proof = z.object({
  /** RFC 3339, UTC. */
  at: z.string(),
  ok: z.boolean(),
  /** Why it could not be restored. */
  message: z.string().optional(),
});
export type Proof = z.infer<typeof proof>;

const shape = z.object({
  /** By the name of the backup's file. */
  proofs: z.record(z.string(), proof),
  /** The latest backup that was to be made by itself and was not. */
  failure: z.object({ at: z.string(), message: z.string() }).optional(),
});
type State = z.infer<typeof shape>;

/** What is known of the backups of this installation beyond what is in them. */
export type BackupState = {
  get(): State;
  prove(filename: string, found: Proof): void;
  fail(failure: State['failure']): void;
  /** Drops what is known of those that are gone. */
  keepOnly(filenames: readonly string[]): void;
};

/** A damaged file is begun anew: proving a backup again costs less than a start that fails. */
export function openBackupState(dataDir: string, logger: Logger): BackupState {
  const path = join(dataDir, 'backups.json');
  let state: State = read(path, logger) ?? { proofs: {} };
  const save = (next: State) => {
    state = next;
    writePrivateJson(path, next);
  };
  return {
    get: () => state,
    prove: (filename, found) => save({ ...state, proofs: { ...state.proofs, [filename]: found } }),
    fail: (failure) => save({ proofs: state.proofs, failure }),
    keepOnly(filenames) {
      const proofs = Object.entries(state.proofs).filter(([name]) => filenames.includes(name));
      if (proofs.length < Object.keys(state.proofs).length)
        save({ ...state, proofs: Object.fromEntries(proofs) });
    },
  };
}

function read(path: string, logger: Logger): State | undefined {
  try {
    const stored = readJsonFile(path);
    return stored && shape.parse(stored);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    logger.warn({ path }, 'what was known of the backups is damaged and begun anew');
    return undefined;
  }
}
