import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer } from '../../../test/support/server.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { fingerprint } from '../../db/backup/fingerprint.ts';
import { backupFormat, createBackupTables, writeInfo } from '../../db/backup/format.ts';
import { migrateInPlace } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';

const filename = 'clawchat_backup_20200101_000000.db';
const backups = '/api/dashboard/backups';

/** A backup as a version made it that knew only the first migrations. */
async function olderBackup(path: string, lastMigration: string): Promise<void> {
  const known = Object.entries(migrations).filter(([name]) => name <= lastMigration);
  await migrateInPlace(path, Object.fromEntries(known));
  const sqlite = new Sqlite(path);
  sqlite.pragma('journal_mode = DELETE');
  const at = '2020-01-01T00:00:00.000Z';
  sqlite
    .prepare(
      "insert into todos (id, title, status, priority, created_at, updated_at) values ('todo_old', 'Altbestand', 'pending', 'low', ?, ?)",
    )
    .run(at, at);
  sqlite.prepare("insert into sessions values ('foreign', 'pin', ?, ?, null, null)").run(at, at);
  createBackupTables(sqlite);
  const { rows, sha256 } = fingerprint(sqlite, 'todos');
  sqlite.prepare("insert into backup_tables values ('todos', ?, ?)").run(rows, sha256);
  writeInfo(sqlite, {
    format: backupFormat,
    version: '0.0.1',
    created_at: at,
    reason: 'asked',
    missing_files: 0,
  });
  sqlite.close();
}

const found = async (client: ApiClient, word: string) =>
  (await client.get<{ total: number }>(`/api/search?q=${word}`)).body.total;

test('a backup of an older version is brought up to date on a copy, and searched like everything else', async () => {
  using folder = temporaryFolder();
  const server = await startTestServer({ dataDir: folder.path });
  try {
    const client = await server.signIn();
    await client.post('/api/todos', { title: 'Neubestand' });
    mkdirSync(folder.at('backups'), { recursive: true });
    const path = folder.at(`backups/${filename}`);
    await olderBackup(path, '0006-agent-tasks');
    assert.equal((await client.post(`${backups}/${filename}/restore`)).status, 200);
    assert.deepEqual([await found(client, 'altbestand'), await found(client, 'neubestand')], [1, 0]);
    const sessions = await server.services.work.read(({ db }) =>
      db.selectFrom('sessions').select('id').execute(),
    );
    assert.equal(sessions.length, 1);
    assert.notEqual(sessions[0]?.id, 'foreign');
    assert.equal((await client.post('/api/todos', { title: 'Danach' })).status, 201);
    assert.equal(await found(client, 'danach'), 1);
  } finally {
    await server.stop();
  }
  const sqlite = new Sqlite(folder.at(`backups/${filename}`), { readonly: true });
  const applied = sqlite.prepare('select max(name) from kysely_migration').pluck().get();
  sqlite.close();
  assert.equal(applied, '0006-agent-tasks');
});
