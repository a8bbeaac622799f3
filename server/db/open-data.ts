import type { Logger } from 'pino';
import type { Clock } from '../lib/clock.ts';
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
): Promise<{ work: Work; close(): Promise<void> }> {
  const report = await migrateDatabase(file, clock.now());
  if (report.applied.length > 0) logger.info(report, 'database upgraded');
  const database = openDatabase(file);
  const work = createWork(database, clock, (error) =>
    logger.error({ err: error }, 'effect after commit failed'),
  );
  return { work, close: database.close };
}
