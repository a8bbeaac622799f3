import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

let server: TestServer;
let web: ApiClient;

before(async () => {
  server = await startTestServer();
  web = await server.signIn();
});
after(() => server.stop());

test('a sync without a vault does nothing and says so', async () => {
  const { status, body } = await web.post('/api/obsidian/sync');
  assert.equal(status, 200);
  const error = 'This server has no Obsidian vault.';
  assert.deepEqual(body, { synced: 0, created: 0, updated: 0, written_back: 0, exported: 0, error });
});

test('status and health tell that there is no vault, in every name that is read', async () => {
  const { body: status } = await web.get<Record<string, unknown>>('/api/obsidian/status');
  assert.deepEqual(
    [status['enabled'], status['vault_path'], status['vaultPath'], status['last_sync'], status['mode']],
    [false, '', '', null, 'disabled'],
  );
  const { body: health } = await web.get<Record<string, unknown>>('/api/obsidian/health');
  assert.deepEqual(
    [health['vault_available'], health['error'], health['last_scan'], health['write_queue']],
    [false, 'This server has no Obsidian vault.', null, { pending: 0, operations: [] }],
  );
});

test('what needs a vault is not found', async () => {
  for (const path of ['reindex', 'scan', 'queue/flush', 'dead-letter/retry']) {
    const { status, body } = await web.post<{ detail: string }>(`/api/obsidian/${path}`);
    assert.deepEqual([status, body.detail], [404, 'This server has no Obsidian vault.'], path);
  }
  for (const path of ['projects', 'sync-status'])
    assert.equal((await web.get(`/api/obsidian/${path}`)).status, 404, path);
  assert.equal((await server.anonymous.get('/api/obsidian/status')).status, 401);
});
