import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Remedy } from '../../protocol.ts';
import { appliedMigrations } from '../backup/expected-schema.ts';
import { BackupRefusal } from '../backup/refusal.ts';
import { describeBackup, openUntrusted } from '../backup/verify.ts';
import { migrations } from '../migrations/index.ts';
import { isDamage } from './readable-rows.ts';

export type DatabaseCopy = Extract<Remedy, { kind: 'use-copy' }>;

/** A moment as part of a file name: `20260301T120000`. */
export const stampOf = (moment: Date) => moment.toISOString().replace(/[-:]/g, '').slice(0, 15);

const rescued = 'rescued';
const beforeUpgrade = 'before-upgrade';

/** The name of what is salvaged of a database. */
export const rescuedName = (file: string, now: Date) => `${file}.${rescued}-${stampOf(now)}`;

/** The name of the copy that is made before an upgrade. */
export const beforeUpgradeName = (file: string, now: Date) => `${file}.${beforeUpgrade}-${stampOf(now)}`;

/**
 * Copies of a database that this version can use, newest first: made before an upgrade, salvaged, and backups. Whether
 * they are whole is not looked at.
 */
export function findCopies(file: string): DatabaseCopy[] {
  const beside = namesIn(dirname(file)).flatMap((name) => describeBeside(file, name));
  const folder = join(dirname(file), 'backups');
  const backups = namesIn(folder)
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => describeStored(join(folder, name)));
  return [...beside, ...backups].sort((one, other) => other.madeAt.localeCompare(one.madeAt));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return [];
    throw error;
  }
}

function describeBeside(file: string, name: string): DatabaseCopy[] {
  const pattern = /^(before-upgrade|rescued)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/;
  if (!name.startsWith(`${basename(file)}.`)) return [];
  const found = pattern.exec(name.slice(basename(file).length + 1));
  if (!found) return [];
  const [, source, year, month, day, hour, minute, second] = found;
  const path = join(dirname(file), name);
  const madeAt = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const kind = source === rescued ? rescued : beforeUpgrade;
  return isUsable(path) ? [{ kind: 'use-copy', source: kind, path, madeAt }] : [];
}

function describeStored(path: string): DatabaseCopy[] {
  const madeAt = insteadOfUnreadable(() => describeBackup(path).created_at);
  return madeAt === undefined ? [] : [{ kind: 'use-copy', source: 'backup', path, madeAt }];
}

/** A copy of ours that needs nothing this version does not know. */
function isUsable(path: string): boolean {
  const applied = insteadOfUnreadable(() => {
    const sqlite = openUntrusted(path);
    try {
      return appliedMigrations(sqlite);
    } finally {
      sqlite.close();
    }
  });
  return (
    applied !== undefined && applied.length > 0 && applied.every((name) => Object.hasOwn(migrations, name))
  );
}

function insteadOfUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof BackupRefusal || isDamage(error)) return undefined;
    if ((error as { code?: unknown }).code === 'SQLITE_CANTOPEN') return undefined;
    throw error;
  }
}
