import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { fetchExport, sendFile, unzip } from '../../../test/support/import/exported.ts';
import { startTestServer } from '../../../test/support/server.ts';

/** Files that fill every buffer on the way to a client that does not read. */
async function uploadFiles(client: ApiClient): Promise<void> {
  const content = Buffer.alloc(9_000_000);
  content.write('504b0304', 'hex');
  for (const name of ['a.zip', 'b.zip', 'c.zip', 'd.zip']) {
    const { status } = await sendFile(client, '/api/attachments', name, content);
    assert.equal(status, 201);
  }
}

const errorsIn = (log: string) => log.split('\n').filter((line) => line.includes('"level":50'));

/** Begins to read an export and stops there. */
async function beginExport(client: ApiClient): Promise<IncomingMessage> {
  const request = get(`${client.url}/api/dashboard/export`, {
    headers: { authorization: `Bearer ${client.token}` },
    agent: false,
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.pause();
  return response;
}

test('an export waits for its reader, is consistent, and ends when the reader leaves', async () => {
  await using server = await startTestServer();
  const client = await server.signIn();
  await uploadFiles(client);
  const readers = [await beginExport(client), await beginExport(client)];
  assert.equal((await client.get('/api/dashboard/export')).status, 409, 'two at a time');

  const created = await client.post<{ id: string }>('/api/memos', { title: 'Later', content: 'Later' });
  assert.equal(created.status, 201, 'nobody waits for an export');
  const pieces: Buffer[] = [];
  const [first, second] = readers;
  for await (const piece of first ?? []) pieces.push(piece as Buffer);
  const files = await unzip(Buffer.concat(pieces));
  const memos = [...files.keys()].filter((name) => name.startsWith('memos/'));
  assert.deepEqual(memos, [], 'as it was when it began');

  second?.destroy();
  for (
    let turn = 0;
    turn < 100 && (await client.request('HEAD', '/api/dashboard/export')).status !== 200;
    turn += 1
  )
    await setTimeout(10);
  assert.equal((await unzip(await fetchExport(client))).has('data.json'), true);
  assert.deepEqual(errorsIn(server.log()), []);
});

test('an export ends with its session', async () => {
  await using server = await startTestServer();
  const client = await server.signIn();
  await uploadFiles(client);
  const reader = await beginExport(client);
  await client.post('/api/auth/logout');
  const failure = await new Promise((resolve) => reader.once('error', resolve).resume());
  assert.match(String(failure), /aborted/);
  assert.equal(reader.complete, false);
  assert.deepEqual(errorsIn(server.log()), []);
});
