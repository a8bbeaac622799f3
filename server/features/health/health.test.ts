import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { type FakeAi, startFakeAi } from '../../../test/support/fake-ai.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

type Health = {
  status: string;
  ai_provider: string;
  ai_backend: string;
  ai_model: string;
  ai_connected: boolean;
};
type Capabilities = {
  ai: { provider: string; model: string; available: boolean };
  features: object;
  version: string;
};

let ai: FakeAi;
let server: TestServer;
let phone: ApiClient;

before(async () => {
  ai = await startFakeAi();
  server = await startTestServer({
    settings: { AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url, AI_MODEL: 'llama3.2' },
    limits: { aiCheck: 30 },
    aiLimits: { listMs: 200 },
  });
  phone = await server.signIn();
});
after(async () => {
  await server.stop();
  await ai.stop();
});

const health = async () => (await server.anonymous.get<Health>('/api/health')).body;
const capabilities = async () => (await phone.get<Capabilities>('/api/capabilities')).body;

/** Waits for the background to find out; asking itself waits for nothing. */
async function until(connected: boolean): Promise<Health> {
  for (;;) {
    const now = await health();
    if (now.ai_connected === connected) return now;
    await delay(10);
  }
}

test('with the AI there, all is well, under the names of every generation of clients', async () => {
  assert.deepEqual(await until(true), {
    status: 'ok',
    version: '0.1.0',
    ai_provider: 'ollama',
    ai_backend: 'ollama',
    ai_model: 'llama3.2',
    ai_connected: true,
  });
  assert.deepEqual((await capabilities()).ai, { provider: 'ollama', model: 'llama3.2', available: true });
});

for (const mode of ['broken', 'wrongKey', 'modelMissing', 'hang'] as const) {
  test(`the AI goes away (${mode}) and comes back, and both are told within one look`, async () => {
    ai.mode = mode;
    assert.equal((await until(false)).status, 'degraded');
    assert.equal((await capabilities()).ai.available, false);
    const { body } = await phone.get<{ ai: { connected: boolean; error?: string } }>('/api/dashboard/status');
    assert.equal(body.ai.connected, false);
    assert.ok(body.ai.error);
    ai.mode = 'normal';
    assert.equal((await until(true)).status, 'ok');
    assert.equal((await capabilities()).ai.available, true);
  });
}

test('anyone may ask, with no token, a good one, or a bad one', async () => {
  for (const authorization of [undefined, `Bearer ${phone.token}`, 'Bearer nonsense']) {
    const headers = authorization === undefined ? {} : { authorization };
    assert.equal((await server.anonymous.fetch('/api/health', { headers })).status, 200);
  }
  assert.equal((await server.anonymous.get('/api/capabilities')).status, 401);
});

test('with no AI chosen, none is connected', async () => {
  await using other = await startTestServer();
  await other.services.aiStatus.check();
  const { body } = await other.anonymous.get<Health>('/api/health');
  assert.deepEqual([body.status, body.ai_provider, body.ai_connected], ['degraded', 'builtin', false]);
});

test('capabilities name every feature that the newest web client asks for', async () => {
  const { features, version } = await capabilities();
  assert.equal(version, '0.1.0');
  for (const name of ['obsidian', 'calendar', 'kanban', 'inbox_pipeline', 'agent_tasks'])
    assert.equal(typeof Reflect.get(features, name), 'boolean', name);
  assert.ok(Array.isArray(Reflect.get(features, 'skills')));
});
