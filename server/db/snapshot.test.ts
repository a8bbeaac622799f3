import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDataFolder } from '../../test/support/import/data-folder.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { openSnapshot } from './snapshot.ts';
import type { ReadDb } from './work.ts';

const titles = async (db: ReadDb) =>
  (await db.selectFrom('conversations').select('title').execute()).map(({ title }) => title);

test('a snapshot stays at its moment, and holds up neither writes nor other reads', async () => {
  using folder = temporaryFolder();
  await using data = await openDataFolder(folder.path);
  const at = '2026-01-01T00:00:00.000Z';
  const add = (title: string) =>
    data.work.write(async ({ db }) => {
      const row = { id: title, title, metadata: null, project_todo_id: null, created_at: at, updated_at: at };
      await db.insertInto('conversations').values(row).execute();
    });
  await add('before');
  const snapshot = await openSnapshot(data.databaseFile);
  await add('after');
  assert.deepEqual(await titles(snapshot.db), ['before']);
  assert.deepEqual(await data.work.read(({ db }) => titles(db)), ['before', 'after']);
  await snapshot.close();
  await snapshot.close();
});
