import type { Logger } from 'pino';
import type { Clock } from '../lib/clock.ts';
import type { Remedy } from '../protocol.ts';
import { createDatabaseCopies, type DatabaseCopies } from './backup/database-copies.ts';
import { createGates } from './gate.ts';
import { migrateDatabase } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open.ts';
import { watchDamage } from './rescue/damage.ts';
import type { KnownDatabases } from './rescue/known-databases.ts';
import { applyRemedy, type RemedyDone, withRemedies } from './rescue/remedies.ts';
import { longestStep, type TellStep } from './start-steps.ts';
import { createWork, type Work } from './work.ts';

export type OpenDataOptions = {
  /** Tells a lost database from one that is yet to be made. */
  known?: KnownDatabases | undefined;
  /** What the owner chose when the database could not be opened, and where the files of attachments are. */
  remedy?: { chosen: Remedy; uploads: string } | undefined;
  tell?: TellStep | undefined;
  /** The database turns out to be damaged while it is used. Called once, with what there is to tell and to choose. */
  onDamage?: ((error: unknown) => void) | undefined;
};

/** How often a remedy goes through a whole database: it reads, writes and checks. */
const passes = 3;

export type OpenData = {
  work: Work;
  copies: DatabaseCopies;
  /** What came of the remedy. */
  done: RemedyDone | undefined;
  close(): Promise<void>;
};

/**
 * Brings a database file up to date and opens it.
 *
 * @throws {StartError} with a code the owner can be told, and what can be done
 */
export async function openData(
  file: string,
  clock: Clock,
  logger: Logger,
  { remedy, known, tell = () => undefined, onDamage }: OpenDataOptions = {},
): Promise<OpenData> {
  try {
    const done = remedy && (await perform(remedy, file, clock, tell));
    if (done) logger.warn({ remedy: remedy.chosen }, 'the database was replaced');
    if (!done) known?.refuseLost(file);
    const report = await migrateDatabase(file, clock.now(), migrations, tell);
    known?.remember(file);
    if (report.applied.length > 0) logger.info(report, 'database upgraded');
    return { ...open(file, clock, logger, onDamage), done };
  } catch (error) {
    throw withRemedies(error, file);
  }
}

function perform(
  { chosen, uploads }: NonNullable<OpenDataOptions['remedy']>,
  file: string,
  clock: Clock,
  tell: TellStep,
): Promise<RemedyDone | undefined> {
  tell(chosen.kind === 'salvage' ? 'salvaging' : 'copying', longestStep(file) * passes);
  return applyRemedy(chosen, { file, uploads }, clock.now());
}

function open(
  file: string,
  clock: Clock,
  logger: Logger,
  onDamage: OpenDataOptions['onDamage'],
): Omit<OpenData, 'done'> {
  const database = openDatabase(file);
  const gates = createGates();
  const onEffectError = (error: unknown) => logger.error({ err: error }, 'effect after commit failed');
  const work = createWork(database, clock, onEffectError, gates);
  return {
    work: watchDamage(work, (error) => {
      logger.error({ err: error }, 'the database is damaged');
      onDamage?.(withRemedies(error, file));
    }),
    copies: createDatabaseCopies(database, gates),
    close: database.close,
  };
}
