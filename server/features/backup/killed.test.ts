import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { type ApiClient, createApiClient } from '../../../test/support/api-client.ts';
import { testPin } from '../../../test/support/server.ts';
import { type spawnServer, withServers } from '../../../test/support/server-process.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Attachment } from '../attachments/attachments.schema.ts';
import type { Backup } from './backup.schema.ts';

/** That making one can be interrupted is tried in test/proof/04-backup.ts. */
const kills = 4;
const backups = '/api/dashboard/backups';

async function attach(client: ApiClient, todoId: string, content: string): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([content.repeat(1_000_000)]), 'a.txt');
  await client.fetch(`/api/attachments?todo_id=${todoId}`, { method: 'POST', body: form });
}

async function newTodo(client: ApiClient, title: string): Promise<string> {
  return (await client.post<{ id: string }>('/api/todos', { title })).body.id;
}

/** The program itself, which can be ended as by a power cut: nothing is finished, nothing is cleared away. */
async function startKillable(start: typeof spawnServer, dataDir: string) {
  const server = start(dataDir, { DATA_DIR: dataDir, PIN: testPin });
  const url = await server.ready();
  return {
    signIn: () => createApiClient(url).signIn(testPin),
    async kill() {
      server.child.kill('SIGKILL');
      await server.ended;
    },
  };
}

test('killed while a backup is restored: everything is as before, or everything is as it was then', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    let server = await startKillable(start, folder.path);
    let client = await server.signIn();
    const todo = await newTodo(client, 'then');
    await attach(client, todo, 'thenthen');
    const then = (await client.post<Backup>(backups)).body.filename;
    await client.delete(`/api/todos/${todo}`);
    await attach(client, await newTodo(client, 'now'), 'nownownow');
    const now = (await client.post<Backup>(backups)).body.filename;
    for (let kill = 0; kill < kills; kill += 1) {
      const [present] = await titles(client);
      const restoring = client
        .post(`${backups}/${present === 'now' ? then : now}/restore`)
        .catch(() => undefined);
      await setTimeout(randomInt(200, 900));
      await server.kill();
      await restoring;
      server = await startKillable(start, folder.path);
      client = await server.signIn();
      const [found, ...more] = await titles(client);
      assert.deepEqual(more, []);
      assert.ok(found === 'then' || found === 'now', found);
      const { body } = await client.get<Attachment[]>('/api/attachments');
      assert.equal(body.length, 1);
      const content = await (await client.fetch(`/api/attachments/${body[0]?.id}/download`)).text();
      assert.equal(content, (found === 'then' ? 'thenthen' : 'nownownow').repeat(1_000_000));
      assert.deepEqual(
        readdirSync(folder.path).filter((name) => name.includes('restoring')),
        [],
      );
      assert.deepEqual(readdirSync(folder.at('uploads')), ['.incoming', body[0]?.stored_filename].sort());
      assert.deepEqual(readdirSync(folder.at('uploads/.incoming')), []);
    }
    await server.kill();
    const sqlite = new Sqlite(folder.at('clawchat.db'), { readonly: true });
    assert.equal(sqlite.pragma('integrity_check', { simple: true }), 'ok');
    sqlite.close();
  }));

async function titles(client: ApiClient): Promise<string[]> {
  const { body } = await client.get<{ items: { title: string }[] }>('/api/todos');
  return body.items.map(({ title }) => title);
}
