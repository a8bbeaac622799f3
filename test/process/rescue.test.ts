import assert from 'node:assert/strict';
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { keepQuickPin, testPin } from '../support/quick-pin.ts';
import { withServers } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const titles = async (url: string) => {
  const web = await createApiClient(url).signIn(testPin);
  const { body } = await web.get<{ items: { title: string }[] }>('/api/todos');
  return body.items.map(({ title }) => title).sort();
};

test('a server without a window says how to go on with a damaged database, and does so when it is told', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    const file = folder.at('data/clawchat.db');
    keepQuickPin(folder.at('data'));
    const first = start(folder.path);
    const web = await createApiClient(await first.ready()).signIn(testPin);
    for (let index = 0; index < 200; index += 1) await web.post('/api/todos', { title: `Todo ${index}` });
    first.child.kill('SIGTERM');
    await first.ended;
    truncateSync(file, statSync(file).size * 0.9);

    const refused = start(folder.path);
    assert.equal(await refused.ended, 69);
    assert.match(refused.stderr(), /damaged.*--rescue salvage.*--rescue empty/s);

    const salvaging = start(folder.path, {}, ['--rescue', 'salvage']);
    assert.equal(await salvaging.ended, 69);
    const [, copy = ''] = /--rescue (clawchat\.db\.rescued-\S+)/.exec(salvaging.stderr()) ?? [];
    assert.notEqual(copy, '', salvaging.stderr());

    const rescued = start(folder.path, {}, [`--rescue=${copy}`]);
    assert.equal((await titles(await rescued.ready())).length, 20, 'the first page of all');
    rescued.child.kill('SIGTERM');
    await rescued.ended;
    assert.ok(readdirSync(folder.at('data')).some((name) => name.includes('set-aside')));
  }));

test('a lost database is no first start, but can be begun anew on request', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    keepQuickPin(folder.at('data'));
    const first = start(folder.path);
    await first.ready();
    first.child.kill('SIGTERM');
    await first.ended;
    truncateSync(folder.at('data/clawchat.db'), 0);
    const refused = start(folder.path);
    assert.equal(await refused.ended, 69);
    assert.match(refused.stderr(), /gone or empty/);
    assert.doesNotMatch(refused.stderr(), /salvage/);
    const anew = start(folder.path, {}, ['--rescue', 'empty']);
    assert.deepEqual(await titles(await anew.ready()), []);
  }));
