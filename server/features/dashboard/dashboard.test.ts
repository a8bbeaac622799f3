import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { type ApiClient, createApiClient } from '../../../test/support/api-client.ts';
import { controlledClock } from '../../../test/support/controlled-clock.ts';
import { type FakeAi, startFakeAi } from '../../../test/support/fake-ai.ts';
import { startTestServer, type TestServer, testPin } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import { settingNames, settingsTable } from '../../config/table.ts';
import type { DashboardSettings, DashboardStatus } from './dashboard.schema.ts';

type Setting = DashboardSettings['settings'][number];
type Trial = { connected: boolean; latency_ms?: number; error?: string; code?: string };
type Models = { models: { name: string; size_bytes?: number }[]; error?: string };

const clock = controlledClock();
let ai: FakeAi;
let server: TestServer;
let owner: ApiClient;

before(async () => {
  ai = await startFakeAi();
  server = await startTestServer({
    clock,
    ownPin: true,
    settings: { AI_PROVIDER: '', BRIEFING_TIME: '07:30', AI_MODEL: '' },
    aiLimits: { firstPieceMs: 300, silenceMs: 300, listMs: 300 },
  });
  owner = await server.signIn();
});
beforeEach(() => {
  ai.mode = 'normal';
});
after(async () => {
  await server.stop();
  await ai.stop();
});

const settings = async () => (await owner.get<DashboardSettings>('/api/dashboard/settings')).body.settings;
const settingCalled = async (name: string) =>
  (await settings()).find((setting) => setting.name === name) as Setting;
const save = (values: Record<string, string | null>) =>
  owner.put<DashboardSettings>('/api/dashboard/settings', { values });

test('the status says everything on the first page', async () => {
  const socket = await openSocket(server.url, owner.token ?? '');
  const { status, body } = await owner.get<DashboardStatus>('/api/dashboard/status');
  assert.equal(status, 200);
  const { ai: aiStatus, warnings, ...rest } = body;
  assert.deepEqual(rest, {
    version: '0.1.0',
    started_at: '2026-03-02T09:00:00.000Z',
    data_dir: server.dataDir,
    time_zone: 'Europe/Berlin',
    port: Number(new URL(server.url).port),
    lan: false,
    lan_locked: true,
    addresses: [],
    pin: { locked: false, weak: false },
    sign_in: { failures_last_day: 0, blocked: false },
    connected_sockets: 1,
  });
  assert.deepEqual([aiStatus.provider, aiStatus.model], ['ollama', 'llama3.2']);
  assert.deepEqual(
    warnings.filter((warning) => !/key/.test(warning)),
    [],
  );
  await socket.close();
});

test('every setting is listed with its source, and those that cannot be changed here are locked', async () => {
  const all = await settings();
  assert.deepEqual(
    all.map(({ name }) => name),
    settingNames,
  );
  for (const setting of all) {
    const spec = settingsTable[setting.name as keyof typeof settingsTable];
    assert.equal(setting.description, spec.description);
    assert.equal(setting.needs_restart, 'needsRestart' in spec, setting.name);
    assert.equal(setting.secret, 'secret' in spec, setting.name);
    if (setting.secret) assert.ok(!('value' in setting), setting.name);
  }
  const pick = ({ name, value, source, locked }: Setting) => [name, value, source, locked];
  assert.deepEqual(
    await Promise.all(['BRIEFING_TIME', 'AI_MODEL', 'DATA_DIR'].map(settingCalled)).then((found) =>
      found.map(pick),
    ),
    [
      ['BRIEFING_TIME', '07:30', 'environment', true],
      ['AI_MODEL', 'llama3.2', 'default', false],
      ['DATA_DIR', server.dataDir, 'environment', true],
    ],
  );
});

test('what is saved is in force at once, and its source is the dashboard', async () => {
  const { status, body } = await save({ AI_PROVIDER: 'openai', AI_BASE_URL: ai.url, AI_MODEL: 'qwen3:8b' });
  assert.equal(status, 200);
  const saved = body.settings.find(({ name }) => name === 'AI_MODEL');
  assert.deepEqual([saved?.value, saved?.source, saved?.locked], ['qwen3:8b', 'saved', false]);
  const health = await owner.get<{ ai_provider: string; ai_model: string }>('/api/health');
  assert.deepEqual([health.body.ai_provider, health.body.ai_model], ['openai', 'qwen3:8b']);
  await save({ AI_PROVIDER: null, AI_BASE_URL: null, AI_MODEL: null });
  assert.equal((await settingCalled('AI_MODEL')).source, 'default');
});

test('a key is kept and shown to nobody, neither here nor in the log', async () => {
  const { text } = await save({ AI_API_KEY: 'sk-very-secret-0123' });
  assert.ok(!text.includes('sk-very-secret'));
  assert.equal((await settingCalled('AI_API_KEY')).is_set, true);
  assert.ok(!server.log().includes('sk-very-secret'));
  assert.ok(readFileSync(join(server.dataDir, 'secrets.json'), 'utf8').includes('sk-very-secret-0123'));
  await save({ AI_API_KEY: null });
  assert.equal((await settingCalled('AI_API_KEY')).is_set, false);
});

test('what is set outside, unknown or wrong is refused, with nothing saved', async () => {
  const attempts: [Record<string, string>, number][] = [
    [{ AI_MODEL: 'new', BRIEFING_TIME: '09:00' }, 409],
    [{ AI_MODEL: 'new', PIN: '947264' }, 409],
    [{ AI_MODEL: 'new', AI_MODLE: 'x' }, 422],
    [{ AI_MODEL: 'new', JWT_EXPIRY_HOURS: 'many' }, 422],
  ];
  for (const [values, status] of attempts)
    assert.equal((await save(values)).status, status, JSON.stringify(values));
  assert.equal((await settingCalled('AI_MODEL')).value, 'llama3.2');
  for (const body of [{}, { values: [] }, { values: { AI_MODEL: 5 } }])
    assert.equal((await owner.put('/api/dashboard/settings', body)).status, 422);
});

test('every wrong value is named at its field, those set outside among them', async () => {
  const { body } = await owner.put<{ detail: { loc: string[]; type: string }[] }>('/api/dashboard/settings', {
    values: { AI_MODEL: 'new', BRIEFING_TIME: '09:00', JWT_EXPIRY_HOURS: 'many', BACKUP_SCHEDULE: 'often' },
  });
  assert.deepEqual(
    body.detail.map(({ loc, type }) => [loc.at(-1), type]),
    [
      ['BRIEFING_TIME', 'locked'],
      ['JWT_EXPIRY_HOURS', 'value_error'],
      ['BACKUP_SCHEDULE', 'value_error'],
    ],
  );
});

test('a setting that needs a restart says that it is waiting for it', async () => {
  await save({ BACKUP_DIR: 'elsewhere', SERVER_NAME: 'Küche' });
  const setting = await settingCalled('BACKUP_DIR');
  assert.deepEqual([setting.value, setting.needs_restart, setting.is_pending], ['elsewhere', true, true]);
  assert.equal((await settingCalled('SERVER_NAME')).is_pending, false);
  await save({ BACKUP_DIR: null, SERVER_NAME: null });
  assert.equal((await settingCalled('BACKUP_DIR')).is_pending, false);
});

test('an AI can be tried before it is saved: with the time it took, or the reason it failed', async () => {
  const attempt = async (trial: Record<string, string>) =>
    (await owner.post<Trial>('/api/dashboard/ai/test', trial)).body;
  for (const provider of ['ollama', 'openai']) {
    const good = await attempt({ provider, base_url: ai.url, model: 'llama3.2', api_key: 'sk-trial' });
    assert.equal(good.connected, true);
    assert.ok((good.latency_ms ?? -1) >= 0 && !('error' in good));
    ai.mode = 'wrongKey';
    const refused = await attempt({ provider, base_url: ai.url, model: 'llama3.2', api_key: 'sk-trial' });
    assert.deepEqual([refused.connected, refused.code], [false, 'WRONG_KEY']);
    assert.ok(refused.error && !refused.error.includes('sk-trial'));
    ai.mode = 'normal';
    const missing = await attempt({ provider, base_url: ai.url, model: 'nobody' });
    assert.equal(missing.code, 'MODEL_MISSING');
  }
  assert.equal((await attempt({ provider: 'ollama', base_url: 'http://127.0.0.1:9' })).code, 'UNREACHABLE');
  assert.equal((await attempt({ provider: 'ollama', base_url: 'no address' })).connected, false);
  assert.equal((await settingCalled('AI_BASE_URL')).source, 'default', 'trying saves nothing');
  assert.equal((await owner.post('/api/dashboard/ai/test', { provider: 'gpt' })).status, 422);
});

test('the models of an AI can be listed before it is saved', async () => {
  const ask = async (trial: Record<string, string>) =>
    (await owner.post<Models>('/api/dashboard/ai/models', trial)).body;
  const { models } = await ask({ provider: 'ollama', base_url: ai.url });
  assert.deepEqual(models[0], { name: 'llama3.2:latest', size_bytes: 2_019_393_189 });
  assert.deepEqual((await ask({ provider: 'openai', base_url: `${ai.url}/v1` })).models[1], {
    name: 'qwen3:8b',
  });
  const none = await ask({ provider: 'ollama', base_url: 'http://127.0.0.1:9' });
  assert.deepEqual(none.models, []);
  assert.match(none.error ?? '', /does not answer/);
});

test('the saved key is sent to the saved address only', async () => {
  await save({ AI_PROVIDER: 'openai', AI_BASE_URL: ai.url, AI_API_KEY: 'sk-saved-key' });
  const other = await startFakeAi();
  await owner.post('/api/dashboard/ai/models', { base_url: other.url });
  await owner.post('/api/dashboard/ai/models', { base_url: ai.url });
  const keys = (fake: FakeAi) =>
    fake.requests.filter(({ path }) => path === '/v1/models').map(({ headers }) => headers.authorization);
  assert.deepEqual(keys(other), [undefined]);
  assert.equal(keys(ai).at(-1), 'Bearer sk-saved-key');
  await other.stop();
  await save({ AI_PROVIDER: null, AI_BASE_URL: null, AI_API_KEY: null });
});

test('a dashboard that goes away in the middle of a trial is no error of the server', async () => {
  ai.mode = 'hang';
  const leaving = new AbortController();
  const trial = owner.fetch('/api/dashboard/ai/test', {
    method: 'POST',
    body: JSON.stringify({ provider: 'ollama', base_url: ai.url }),
    signal: leaving.signal,
  });
  const asked = ai.requests.length;
  while (ai.requests.length === asked) await new Promise((resolve) => setTimeout(resolve, 5));
  leaving.abort();
  await assert.rejects(trial);
  await ai.requests.at(-1)?.over;
  assert.ok(!server.log().includes('request failed'));
});

test('the PIN is changed with the present one, weak ones are refused with the reason', async () => {
  const change = (body: Record<string, string>) =>
    owner.post<{ access_token: string }>('/api/dashboard/pin', body);
  const weak = await change({ new_pin: '123456', current_pin: testPin });
  assert.equal(weak.status, 422);
  assert.match(weak.text, /simple sequence/);
  assert.equal((await change({ new_pin: '947264', current_pin: testPin })).status, 200);
  await assert.rejects(createApiClient(server.url).signIn(testPin), /401/);
  owner = await createApiClient(server.url).signIn('947264');
});

test('a PIN from outside cannot be changed here, and a weak one is told', async () => {
  await using outside = await startTestServer({ settings: { PIN: '1234' } });
  const client = await createApiClient(outside.url).signIn('1234');
  assert.equal(
    (await client.post('/api/dashboard/pin', { new_pin: '947264', current_pin: '1234' })).status,
    409,
  );
  const { body } = await client.get<DashboardStatus>('/api/dashboard/status');
  assert.deepEqual(body.pin, { locked: true, weak: true });
  assert.match(body.warnings.join(), /PIN set outside.*easy to guess/);
});

test('all of it is for the owner alone', async () => {
  const paths: [string, string][] = [
    ['GET', '/api/dashboard/status'],
    ['GET', '/api/dashboard/settings'],
    ['PUT', '/api/dashboard/settings'],
    ['POST', '/api/dashboard/pin'],
    ['POST', '/api/dashboard/ai/test'],
    ['POST', '/api/dashboard/ai/models'],
  ];
  const device = createApiClient(server.url, await deviceToken());
  assert.equal((await device.get('/api/settings')).status, 200, 'a paired phone may do everything else');
  for (const [method, path] of paths) {
    assert.equal((await server.anonymous.request(method, path)).status, 401, path);
    assert.equal((await device.request(method, path)).status, 403, path);
  }
});

/** A token as a paired phone has it. */
async function deviceToken(): Promise<string> {
  const token = await server.services.auth.beginDesktopSession();
  const { sid } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    sid: string;
  };
  await server.services.work.write(({ db }) =>
    db
      .deleteFrom('sessions')
      .where('id', '=', sid)
      .execute()
      .then(() =>
        db
          .insertInto('sessions')
          .values({
            id: sid,
            kind: 'device',
            created_at: '2026-01-01',
            last_seen_at: '2026-01-01',
            last_address: null,
            ended_at: null,
          })
          .execute(),
      ),
  );
  return token;
}
