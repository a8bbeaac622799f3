import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createApiClient } from '../../../test/support/api-client.ts';
import { pairDevice } from '../../../test/support/pair-device.ts';
import { startTestServer, testPin } from '../../../test/support/server.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { NetworkTrialState } from './network-trial.schema.ts';

const path = '/api/dashboard/network-trial';

/** Below the ports that systems give to whoever asks for any: between two uses nobody takes it by chance. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = randomInt(20_000, 32_000);
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!isFree) return freePort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A server whose address the dashboard may change, with as long to confirm as given. */
function startMovable(folder: string, milliseconds: number, saved?: Record<string, string>) {
  if (saved) writeFileSync(join(folder, 'settings.json'), JSON.stringify(saved));
  return startTestServer({
    dataDir: folder,
    settings: { HOST: '', PORT: '', PUBLIC_URL: 'http://chat.example' },
    limits: { networkTrial: milliseconds },
  });
}

const savedIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
const at = (port: number) => `http://127.0.0.1:${port}`;
const health = (port: number) => createApiClient(at(port)).get('/api/health');

test('another port is tried beside the old one, confirmed at the new one, and the old one is given up', async () => {
  using folder = temporaryFolder();
  const port = await freePort();
  await using server = await startMovable(folder.path, 60_000, {
    HOST: '127.0.0.1',
    PORT: String(port),
  });
  const owner = await server.signIn();
  const other = await freePort();
  const { status, body } = await owner.put<NetworkTrialState>(path, { values: { PORT: String(other) } });
  assert.equal(status, 200);
  assert.deepEqual(body.trial?.changes, [{ name: 'PORT', before: String(port), after: String(other) }]);
  assert.ok(body.trial?.confirm_there && body.trial.addresses.includes(at(other)));
  assert.equal((await health(port)).status, 200);
  assert.equal((await owner.post(`${path}/confirm`)).status, 409, 'at the old address it proves nothing');
  assert.equal((await owner.put(path, { values: { MDNS: 'false' } })).status, 409, 'one at a time');

  const there = await createApiClient(at(other)).signIn(testPin);
  const home = await there.get<{ lines: { serving: { code: string } } }>('/api/dashboard/home');
  assert.equal(home.body.lines.serving.code, 'NETWORK_ON_TRIAL');
  assert.deepEqual((await there.post(`${path}/confirm`)).body, {});
  await assert.rejects(health(port), 'nobody listens there any more');
  assert.equal(savedIn(folder.path).PORT, String(other));
  assert.equal((await there.post(`${path}/confirm`)).status, 404);
});

test('what nobody confirms takes itself back: port, addresses and what is saved', async () => {
  using folder = temporaryFolder();
  const port = await freePort();
  await using server = await startMovable(folder.path, 200, { HOST: '127.0.0.1', PORT: String(port) });
  const owner = await server.signIn();
  const other = await freePort();
  await owner.put(path, { values: { PORT: String(other), ALLOWED_HOSTS: 'chat.example.org' } });
  assert.equal(savedIn(folder.path).ALLOWED_HOSTS, 'chat.example.org');
  while ((await owner.get<NetworkTrialState>(path)).body.trial) await delay(20);
  assert.deepEqual(savedIn(folder.path), { HOST: '127.0.0.1', PORT: String(port) });
  await assert.rejects(health(other));
  assert.equal((await health(port)).status, 200);
  assert.ok(!existsSync(join(folder.path, 'network-trial.json')));
});

test('a restart in between takes it back, too', async () => {
  using folder = temporaryFolder();
  const port = await freePort();
  const first = await startMovable(folder.path, 60_000, { HOST: '127.0.0.1', PORT: String(port) });
  const change = { values: { PORT: String(await freePort()) } };
  await (await first.signIn()).put(path, change);
  await first.stop();
  assert.notEqual(savedIn(folder.path).PORT, String(port));
  await using server = await startMovable(folder.path, 60_000);
  const owner = await server.signIn();
  assert.equal(server.port, port);
  assert.deepEqual((await owner.get(path)).body, {});
  assert.match(server.log(), /not confirmed was taken back/);
});

test('what cannot be had changes nothing, and is said', async () => {
  using folder = temporaryFolder();
  const port = await freePort();
  await using server = await startMovable(folder.path, 60_000, {
    HOST: '127.0.0.1',
    PORT: String(port),
  });
  const owner = await server.signIn();
  const squatter = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const taken = (squatter.address() as AddressInfo).port;
  assert.equal((await owner.put(path, { values: { PORT: String(taken) } })).status, 409);
  assert.equal((await owner.put(path, { values: { HOST: '192.0.2.77' } })).status, 409);
  assert.equal((await owner.put(path, { values: { PORT: 'eighty' } })).status, 422);
  assert.equal((await owner.put(path, { values: { AI_MODEL: 'x' } })).status, 422);
  assert.equal((await owner.put(path, { values: { PUBLIC_URL: null } })).status, 409, 'set outside');
  assert.deepEqual(savedIn(folder.path), { HOST: '127.0.0.1', PORT: String(port) });
  assert.equal((await health(port)).status, 200);
  const phone = await pairDevice(owner);
  assert.equal((await phone.put(path, { values: { LAN_ACCESS: 'false' } })).status, 403);
  squatter.close();
});

test('the owner takes it back himself, and another address on the same port is taken in its turn', async () => {
  using folder = temporaryFolder();
  const port = await freePort();
  await using server = await startMovable(folder.path, 60_000, {
    HOST: '127.0.0.1',
    PORT: String(port),
  });
  const owner = await server.signIn();
  const { body } = await owner.put<NetworkTrialState>(path, { values: { HOST: '127.0.0.2' } });
  assert.deepEqual(body.trial?.addresses.at(-1), `http://127.0.0.2:${port}`);
  await assert.rejects(health(port));
  const there = await createApiClient(`http://127.0.0.2:${port}`).signIn(testPin);
  assert.deepEqual((await there.delete(path)).body, {});
  assert.equal((await health(port)).status, 200);
  assert.equal(savedIn(folder.path).HOST, '127.0.0.1');
});
