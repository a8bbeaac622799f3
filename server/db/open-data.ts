import type { Logger } from 'pino';
import type { Clock } from '../lib/clock.ts';
import { createDatabaseCopies, type DatabaseCopies } from './backup/database-copies.ts';
import { createGates } from './gate.ts';
import { migrateDatabase } from './migrate.ts';
import { openDatabase } from './open.ts';
import { createWork, type Work } from './work.ts';

/**
 * Brings a database file up to date and opens it.
 *
 * @throws {StartError} with a code the owner can be told
 */
export async function openData(
  file: string,
  clock: Clock,
  logger: Logger,
): Promise<{ work: Work; copies: DatabaseCopies; close(): Promise<void> }> {
  const report = await migrateDatabase(file, clock.now());
  if (report.applied.length > 0) logger.info(report, 'database upgraded');
  const database = openDatabase(file);
  const gates = createGates();
  const onEffectError = (error: unknown) => logger.error({ err: error }, 'effect after commit failed');
  return {
    work: createWork(database, clock, onEffectError, gates),
    copies: createDatabaseCopies(database, gates),
    close: database.close,
  };
}
