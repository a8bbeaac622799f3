import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { registerFunctions } from '../functions.ts';
import { migrateDatabase } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { fingerprint } from './fingerprint.ts';
import { backupFormat } from './format.ts';
import { makeBackup } from './make.ts';
import { BackupRefusal } from './refusal.ts';
import { digestOf } from './stored-files.ts';
import { contentTables } from './table-fates.ts';
import { openUntrusted, verifyBackup } from './verify.ts';

const flips = 100;
const storedName = `${'0a'.repeat(16)}.txt`;

/** A backup of a few hundred rows with one attachment. */
async function goodBackup(at: (name: string) => string): Promise<string> {
  const now = new Date('2026-03-01T12:00:00.000Z');
  await migrateDatabase(at('x.db'), now);
  const sqlite = new Sqlite(at('x.db'));
  registerFunctions(sqlite);
  const insert = sqlite.prepare(
    "insert into todos (id, title, status, priority, created_at, updated_at) values (?, ?, 'pending', 'low', ?, ?)",
  );
  for (let number = 0; number < 300; number += 1)
    insert.run(`todo_${number}`, `title ${number} `.repeat(5), now.toISOString(), now.toISOString());
  sqlite
    .prepare(
      'insert into attachments (id, filename, stored_filename, content_type, size_bytes, todo_id, created_at) values (?, ?, ?, ?, ?, ?, ?)',
    )
    .run('att_1', 'a.txt', storedName, 'text/plain', 30_000, 'todo_1', now.toISOString());
  sqlite.close();
  mkdirSync(at('uploads'));
  writeFileSync(at(`uploads/${storedName}`), 'some words '.repeat(3000).slice(0, 30_000));
  await makeBackup({
    kind: 'make',
    source: at('x.db'),
    draft: at('draft.part'),
    target: at('good.db'),
    uploads: at('uploads'),
    arrivals: at('uploads/.incoming'),
    info: { format: backupFormat, version: '0.1.0', created_at: now.toISOString(), reason: 'asked' },
  });
  return at('good.db');
}

/** All that matters in a backup. */
function contentOf(path: string): unknown {
  const sqlite = openUntrusted(path);
  try {
    return {
      rows: contentTables.map((table) => fingerprint(sqlite, table)),
      file: digestOf(sqlite, storedName),
    };
  } finally {
    sqlite.close();
  }
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test(`of ${flips} backups with one bit turned, each is refused or has lost nothing`, async (context) => {
  using folder = temporaryFolder();
  const bytes = readFileSync(await goodBackup(folder.at));
  const before = contentOf(folder.at('good.db'));
  const seed = (Date.now() % 2_147_483_646) + 1;
  context.diagnostic(`seed ${seed}`);
  const random = randomNumbers(seed);
  let refused = 0;
  for (let flip = 0; flip < flips; flip += 1) {
    const damaged = Buffer.from(bytes);
    const at = Math.floor(random() * damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(folder.at('damaged.db'), damaged);
    const outcome = await verifyBackup(folder.at('damaged.db'), migrations).catch((error: unknown) => error);
    if (outcome instanceof BackupRefusal) refused += 1;
    else if (outcome instanceof Error) throw outcome;
    else assert.deepEqual(contentOf(folder.at('damaged.db')), before, `seed ${seed}, byte ${at}`);
  }
  assert.ok(refused > flips / 10, `only ${refused} refused`);
  context.diagnostic(`${refused} of ${flips} refused, the others hit what is not used`);
});
