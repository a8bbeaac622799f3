import type { Work } from '../work.ts';

/** Calls back once, when a reading or a transaction comes upon a place in the file that is damaged. */
export function watchDamage({ read, write }: Work, onDamage: (error: unknown) => void): Work {
  let found = false;
  const look = (error: unknown): never => {
    const code = String((error as { code?: unknown } | null)?.code ?? '');
    if (!found && /^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) {
      found = true;
      onDamage(error);
    }
    throw error;
  };
  return {
    read: (task) => read(task).catch(look),
    write: (task, options) => write(task, options).catch(look),
  };
}
