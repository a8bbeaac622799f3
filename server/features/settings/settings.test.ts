import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { controlledClock } from '../../../test/support/controlled-clock.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { userSettingNames } from './settings.schema.ts';

type Answer = { settings: Record<string, unknown>; updated_at: string };

const clock = controlledClock();
let server: TestServer;
let phone: ApiClient;

before(async () => {
  server = await startTestServer({ clock });
  phone = await server.signIn();
});
beforeEach(() =>
  phone.put('/api/settings', Object.fromEntries(userSettingNames.map((name) => [name, null]))),
);
after(() => server.stop());

const get = async () => (await phone.get<Answer>('/api/settings')).body;
const put = (change: unknown) => phone.put<Answer>('/api/settings', change);

/** What the web sends, its whole set each time. */
const whole = {
  fontSize: 18,
  messageBubbleStyle: 'modern',
  sendOnEnter: true,
  showTimestamps: false,
  showAvatars: true,
  llmModel: 'openclaw-default',
  temperature: 0.7,
  systemPrompt: '',
  maxTokens: 2048,
  streamResponses: true,
  theme: 'dark',
  compactMode: false,
  sidebarSize: 18.5,
  chatPanelSize: 30,
  notificationsEnabled: true,
  reminderSound: true,
  saveHistory: true,
  analyticsEnabled: false,
};

test('before anything was saved there is nothing', async () => {
  assert.deepEqual(await get(), { settings: {}, updated_at: '' });
});

test('the whole set of the web comes back as it was sent', async () => {
  const { status, body } = await put(whole);
  assert.deepEqual([status, body], [200, { settings: whole, updated_at: clock.now().toISOString() }]);
  assert.deepEqual(await get(), body);
  assert.deepEqual(
    Object.keys(whole).sort(),
    [...userSettingNames].sort(),
    'every setting is one the web knows',
  );
});

test('saving merges: what is absent stays, so that two clients never undo each other', async () => {
  await put({ theme: 'dark' });
  clock.advance(1000);
  await put({ fontSize: 20 });
  assert.deepEqual(await get(), {
    settings: { theme: 'dark', fontSize: 20 },
    updated_at: clock.now().toISOString(),
  });
  await Promise.all([put({ theme: 'light' }), put({ compactMode: true })]);
  assert.deepEqual((await get()).settings, { theme: 'light', fontSize: 20, compactMode: true });
});

test('null goes back to the default of the client and is never sent out', async () => {
  await put({ theme: 'dark', fontSize: 20 });
  const { body } = await put({ theme: null });
  assert.deepEqual(body.settings, { fontSize: 20 });
});

test('unknown settings are dropped, wrong ones refused with nothing saved', async () => {
  assert.deepEqual((await put({ theme: 'dark', font_size: 3, biometricEnabled: true })).body.settings, {
    theme: 'dark',
  });
  for (const change of [
    { theme: 5, fontSize: 30 },
    { fontSize: '18', compactMode: true },
    { fontSize: 16.5 },
    { maxTokens: 1.5 },
    [],
    '"dark"',
  ]) {
    assert.equal((await put(change)).status, 422, JSON.stringify(change));
  }
  assert.deepEqual((await get()).settings, { theme: 'dark' });
});

test('all clients of the owner share them', async () => {
  await put({ theme: 'dark' });
  const other = await server.signIn();
  assert.deepEqual((await other.get<Answer>('/api/settings')).body.settings, { theme: 'dark' });
});
