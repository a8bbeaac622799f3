import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makePrivateFile, makePrivateFolder } from '../../config/private-file.ts';
import { putInPlace } from '../../lib/put-in-place.ts';
import { StartError } from '../../lib/start-error.ts';
import type { FatalCode, Remedy } from '../../protocol.ts';
import { prepareRestore } from '../backup/prepare-restore.ts';
import { BackupRefusal } from '../backup/refusal.ts';
import { asDatabaseError } from '../errors.ts';
import { type DatabaseCopy, findCopies, rescuedName, stampOf } from './copies.ts';
import { isLost } from './known-databases.ts';
import { salvageDatabase } from './salvage.ts';
import { salvageInWords } from './words.ts';

export type RescuePlaces = {
  /** The database, absolute. */
  file: string;
  /** Where the files of attachments are. */
  uploads: string;
};

/** What was done, for the owner. */
export type RemedyDone = { title: string; body: string };

/** The ways out of a failure to open a database; none where trying again is all there is. */
export function offerRemedies(code: FatalCode, file: string): Remedy[] {
  if (code === 'DATABASE_TOO_NEW') return newest(findCopies(file), ['before-upgrade', 'backup']);
  if (code !== 'DATABASE_DAMAGED') return [];
  const copies = newest(findCopies(file), ['rescued', 'backup', 'before-upgrade']);
  const salvage: Remedy[] = isLost(file) ? [] : [{ kind: 'salvage' }];
  return [...salvage, ...copies, { kind: 'start-empty' }];
}

/** The same failure with what the owner can do about it; anything else as it is. */
export function withRemedies(error: unknown, file: string): unknown {
  const known = asDatabaseError(error, file);
  if (!(known instanceof StartError) || known.remedies.length > 0) return known;
  const remedies = offerRemedies(known.code, file);
  return remedies.length === 0
    ? known
    : new StartError(known.code, known.message, { cause: known, remedies });
}

/**
 * Does what the owner chose. Nothing is ever deleted: the database that could not be used gets another name.
 *
 * @returns what to tell, or undefined for a choice that does not concern the database
 * @throws {StartError} `DATABASE_DAMAGED` after salvaging: what was found, and the offer to go on with it
 */
export async function applyRemedy(
  remedy: Remedy,
  places: RescuePlaces,
  now: Date,
): Promise<RemedyDone | undefined> {
  switch (remedy.kind) {
    case 'salvage':
      return await salvage(places.file, now);
    case 'use-copy':
      return await takeOver(remedy, places, now);
    case 'start-empty':
      return told('ClawChat starts with an empty database', setAside(places.file, now));
    default:
      return undefined;
  }
}

async function salvage(file: string, now: Date): Promise<never> {
  const target = rescuedName(file, now);
  const report = await salvageDatabase(file, target);
  const found = findCopies(file).filter(({ path }) => path === target);
  throw new StartError('DATABASE_DAMAGED', salvageInWords(report, target), {
    remedies: [...found, ...offerRemedies('DATABASE_DAMAGED', file).filter((each) => !isRescue(each))],
  });
}

const isRescue = (each: Remedy) =>
  each.kind === 'salvage' || (each.kind === 'use-copy' && each.source === 'rescued');

async function takeOver(copy: DatabaseCopy, { file, uploads }: RescuePlaces, now: Date): Promise<RemedyDone> {
  // The name came a long way; only what would be offered again is touched.
  if (!findCopies(file).some(({ path, source }) => path === copy.path && source === copy.source))
    throw new StartError('DATABASE_DAMAGED', `The copy ${copy.path} is not there any more.`);
  const candidate = `${file}.candidate`;
  removeDatabase(candidate);
  try {
    if (copy.source === 'backup') await prepareBackup(copy.path, candidate, uploads);
    else takeCopy(copy.path, candidate);
    const aside = setAside(file, now);
    putInPlace(candidate, file);
    return told('ClawChat goes on with a copy of your data', aside);
  } finally {
    removeDatabase(candidate);
  }
}

/** Files that the present uploads lack arrive there at this start. */
async function prepareBackup(backup: string, candidate: string, uploads: string): Promise<void> {
  const arrivals = join(uploads, '.incoming');
  makePrivateFolder(arrivals);
  try {
    await prepareRestore({
      kind: 'prepare',
      backup,
      scratch: `${candidate}.scratch`,
      candidate,
      uploads,
      arrivals,
    });
    checkpoint(candidate);
  } catch (error) {
    if (error instanceof BackupRefusal)
      throw new StartError('DATABASE_DAMAGED', error.message, { cause: error });
    throw error;
  } finally {
    removeDatabase(`${candidate}.scratch`);
  }
}

/** @throws {StartError} when the copy is damaged itself */
function takeCopy(path: string, candidate: string): void {
  makePrivateFile(candidate);
  copyFileSync(path, candidate);
  const found = checkpoint(candidate);
  if (found !== 'ok') throw new StartError('DATABASE_DAMAGED', `The copy ${path} is damaged, too: ${found}`);
}

/** Puts all of a database into its one file, and says `ok` when that is whole. */
function checkpoint(file: string): string {
  const sqlite = new Sqlite(file);
  try {
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
    return String(sqlite.pragma('quick_check(1)', { simple: true }));
  } finally {
    sqlite.close();
  }
}

/** Gives a database another name, and what SQLite keeps beside it. */
function setAside(file: string, now: Date): string {
  const aside = `${file}.set-aside-${stampOf(now)}`;
  for (const ending of ['', '-wal', '-shm'])
    if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
  return aside;
}

const told = (title: string, aside: string): RemedyDone => ({
  title,
  body: `The file that could not be used was kept as ${basename(aside)} in the data folder.`,
});

/** The newest of each source, in the order of the sources. */
function newest(copies: readonly DatabaseCopy[], sources: readonly DatabaseCopy['source'][]): DatabaseCopy[] {
  return sources.flatMap((source) => copies.find((copy) => copy.source === source) ?? []);
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true });
}
