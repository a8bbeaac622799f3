import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { pairDevice, phoneAddress } from '../../../test/support/pair-device.ts';
import { startTestServer } from '../../../test/support/server.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { FirstRun } from './first-run.schema.ts';

const path = '/api/dashboard/first-run';

test('an empty folder is a first run, with name and zone filled in; once it is done it stays done', async () => {
  using folder = temporaryFolder();
  const options = { dataDir: folder.path, firstRun: true };
  {
    await using server = await startTestServer(options);
    const owner = await server.signIn();
    const { status, body } = await owner.get<FirstRun>(path);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      is_open: true,
      name: hostname().split('.')[0] || 'ClawChat',
      time_zone: 'Europe/Berlin',
    });
    assert.equal((await server.anonymous.get(path)).status, 401);
    assert.equal((await owner.post<FirstRun>(`${path}/done`)).body.is_open, false);
  }
  await using later = await startTestServer(options);
  assert.equal((await (await later.signIn()).get<FirstRun>(path)).body.is_open, false);
});

test('who has data or a phone already is not asked; a paired phone cannot ask', async () => {
  await using server = await startTestServer({
    firstRun: true,
    settings: { ...phoneAddress, SERVER_NAME: 'The attic' },
  });
  const owner = await server.signIn();
  const isOpen = async () => (await owner.get<FirstRun>(path)).body.is_open;
  assert.equal((await owner.get<FirstRun>(path)).body.name, 'The attic');
  const { body: memo } = await owner.post<{ id: string }>('/api/memos', { title: 'Here', content: 'before' });
  assert.equal(await isOpen(), false);
  await owner.delete(`/api/memos/${memo.id}`);
  assert.equal(await isOpen(), true);
  const phone = await pairDevice(owner);
  assert.equal(await isOpen(), false);
  assert.equal((await phone.get(path)).status, 403);
});
