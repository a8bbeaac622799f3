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

const withoutAi = {
  active_provider: 'openclaw',
  openclaw_connected: false,
  claude_code_status: 'not_installed',
  claude_code_version: null,
};

test('a client that looks for Claude Code finds none', async () => {
  const { status, body } = await web.post('/api/admin/ai/claude-code/check');
  assert.deepEqual([status, body], [200, { status: 'not_installed', version: null, active: false }]);
});

test('the AI in use is never Claude Code, and choosing it is refused in words', async () => {
  const path = '/api/admin/ai/provider';
  const answers = [await web.get(path), await web.post(path, { provider: 'openclaw' })];
  for (const { status, body } of answers) assert.deepEqual([status, body], [200, withoutAi]);
  const refused = await web.post<{ detail: string }>(path, { provider: 'claude_code' });
  assert.equal(refused.status, 400);
  assert.match(refused.body.detail, /does not use Claude Code/);
  assert.equal((await web.post(path, { provider: 'another' })).status, 422);
});
