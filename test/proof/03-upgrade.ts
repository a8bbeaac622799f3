import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { migrateDatabase } from '../../server/db/migrate.ts';
import { StartError } from '../../server/lib/start-error.ts';
import {
  type Columns,
  columnsNow,
  describeDatabase,
  knownAt,
  makeOlderDatabase,
  schemaCount,
  schemaOf,
} from '../support/older-database.ts';
import { quickFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { addFindings, type Finding, type Proof, type ProofContext } from './proof.ts';

const program = join(import.meta.dirname, '../support/upgrade-until-killed.ts');
const now = new Date('2026-03-01T12:00:00Z');
const rowsInEachTable = 50;

type Plan = { stages: readonly number[]; killsPerStage?: number; mode?: 'autocommit' };

/** How a run of the upgrading program ended, and how many statements it had, if it came to its end. */
async function upgrade(
  file: string,
  killAt: number,
  mode = '',
): Promise<{ killed: boolean; statements: number }> {
  const child = spawn(process.execPath, [program, file, String(killAt), mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The upgrade ended with ${code}`);
  return { killed: signal === 'SIGKILL', statements: Number(output) };
}

/** Kills the upgrade of each schema before some or all of its statements; the file is the old one or the new one. */
async function killUpgrades(
  { stages, killsPerStage, mode }: Plan,
  { random }: ProofContext,
): Promise<Finding> {
  const counts = {
    'schemas upgraded from': stages.length,
    kills: 0,
    'old afterwards': 0,
    'new afterwards': 0,
  };
  const faults: string[] = [];
  for (const stage of stages) {
    using folder = temporaryFolder(quickFolder);
    const older = folder.at('older.db');
    await makeOlderDatabase(older, stage, rowsInEachTable);
    const whole = folder.at('whole.db');
    cpSync(older, whole);
    const { statements } = await upgrade(whole, 0, mode);
    const expected = { older, whole, columns: columnsNow(older), stage };
    const all = Array.from({ length: statements }, (_, index) => index + 1);
    const points = killsPerStage === undefined ? all : sample(all, killsPerStage, random);
    for (const point of points) {
      const file = folder.at(`killed-${point}.db`);
      cpSync(older, file);
      await upgrade(file, point, mode);
      counts.kills += 1;
      const outcome = lookAt(file, expected);
      if (outcome === 'old' || outcome === 'new') counts[`${outcome} afterwards`] += 1;
      else faults.push(`schema ${stage}, killed at ${point} of ${statements}: ${outcome}`);
      faults.push(
        ...(await goOn(file, expected)).map((fault) => `schema ${stage}, killed at ${point}: ${fault}`),
      );
    }
  }
  return { counts, faults };
}

type Expected = { older: string; whole: string; columns: Columns; stage: number };

function lookAt(file: string, { older, whole, columns }: Expected): string {
  const found = describeDatabase(file, columns);
  const before = describeDatabase(older, columns);
  if (found.rows !== before.rows) return 'rows are missing or changed';
  const isNew = found.applied.length > before.applied.length;
  if (schemaOf(file) !== schemaOf(isNew ? whole : older)) return 'neither the old schema nor the new one';
  return isNew ? 'new' : 'old';
}

/** The next start brings it to its end. */
async function goOn(file: string, { whole, columns }: Expected): Promise<string[]> {
  try {
    await migrateDatabase(file, now);
  } catch (error) {
    return [`the next start failed: ${error}`];
  }
  const isSame = schemaOf(file) === schemaOf(whole);
  const isWhole = describeDatabase(file, columns).rows === describeDatabase(whole, columns).rows;
  return isSame && isWhole ? [] : ['the next start did not bring it to its end'];
}

const sample = <T>(values: readonly T[], count: number, random: () => number) =>
  Array.from({ length: count }, () => values[Math.floor(random() * values.length)] as T);

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Every older program is given the file of every newer one: it refuses, and the file keeps every byte. */
async function meetNewerFiles(): Promise<Finding> {
  const faults: string[] = [];
  let meetings = 0;
  for (let stage = 2; stage <= schemaCount; stage += 1) {
    using folder = temporaryFolder(quickFolder);
    const file = folder.at('newer.db');
    await makeOlderDatabase(file, stage, rowsInEachTable);
    const before = hashOf(file);
    for (let program = 1; program < stage; program += 1) {
      meetings += 1;
      const outcome = await migrateDatabase(file, now, knownAt(program)).catch((error: unknown) => error);
      const isRefused = outcome instanceof StartError && outcome.code === 'DATABASE_TOO_NEW';
      if (!isRefused) faults.push(`program ${program} did not refuse the file of ${stage}: ${outcome}`);
      if (hashOf(file) !== before) faults.push(`program ${program} changed the file of ${stage}`);
    }
  }
  return { counts: { 'newer files refused': meetings }, faults };
}

const everyStage = Array.from({ length: schemaCount - 1 }, (_, index) => index + 1);

export const proof: Proof = {
  number: 3,
  name: 'an upgrade that is killed leaves the old database or the new one, and an older program changes nothing',
  short: async (context) =>
    addFindings(
      await killUpgrades({ stages: [1, 7, schemaCount - 1], killsPerStage: 4 }, context),
      await meetNewerFiles(),
    ),
  long: async (context) =>
    addFindings(await killUpgrades({ stages: everyStage }, context), await meetNewerFiles()),
  controls: {
    'without the one transaction around it': (context) =>
      killUpgrades({ stages: [1], killsPerStage: 4, mode: 'autocommit' }, context),
  },
};
