import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { interfacesOf } from '../../../test/support/network-cases.ts';
import { pairDevice, phoneAddress } from '../../../test/support/pair-device.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { candidateAddresses } from '../../lib/addresses.ts';
import type { ReachReport } from './dashboard.schema.ts';
import { judgeReach, type ReachFacts } from './reach.ts';

const tried = (adapters: Record<string, string>, answers = true) =>
  candidateAddresses(interfacesOf(adapters), { address: '0.0.0.0', port: 8000 }).map((each) => ({
    ...each,
    answers,
  }));
const wifi = { wlan0: 'dc:a6:32:11:22:34 192.168.1.6/24' };
const docker = { docker0: '02:42:5e:11:22:33 172.17.0.1/16' };

/** All is well as far as this computer can see, and nobody has come in yet. */
const fine: ReachFacts = {
  lan: { on: true, locked: false },
  isLocalOnly: false,
  port: 8000,
  ownAnswers: true,
  tried: tried({ ...wifi, ...docker }),
  publicUrl: undefined,
  lastPeer: undefined,
  devices: [],
  platform: 'linux',
};
const visitor = { address: '192.168.1.44', at: new Date('2026-03-02T09:00:00Z') };
const phoneAt = (last_address: string, last_seen = '2026-03-01T09:00:00Z') => ({
  name: 'Pixel',
  last_address,
  last_seen,
});

const cases: [name: string, change: Partial<ReachFacts>, code: string, step: RegExp][] = [
  ['LAN access is paused', { lan: { on: false, locked: false } }, 'NOT_LISTENING', /Resume LAN access/],
  ['LAN access is set outside', { lan: { on: false, locked: true } }, 'NOT_LISTENING', /LAN_ACCESS=false/],
  [
    'HOST is loopback',
    { lan: { on: false, locked: true }, isLocalOnly: true },
    'NOT_LISTENING',
    /HOST to 0\.0\.0\.0/,
  ],
  ['another program answers here', { ownAnswers: false }, 'PORT_TAKEN', /another PORT/],
  ['there is no network', { tried: [] }, 'NO_NETWORK', /Connect it to the Wi-Fi/],
  ['no address answers', { tried: tried(wifi, false) }, 'ADDRESS_SILENT', /firewall/],
  ['only Docker has an address', { tried: tried(docker) }, 'ONLY_VIRTUAL', /VPN off/],
  [
    'the Wi-Fi is dead and Docker alive',
    { tried: [...tried(wifi, false), ...tried(docker)] },
    'ONLY_VIRTUAL',
    /Wi-Fi/,
  ],
  ['the phone was in another network', { devices: [phoneAt('10.0.0.7')] }, 'OTHER_SUBNET', /same Wi-Fi/],
  [
    'the phone was here, but has not come again',
    { devices: [phoneAt('192.168.1.44')] },
    'FIREWALL_LIKELY',
    /TCP port 8000/,
  ],
  ['no phone was ever here, on Windows', { platform: 'win32' }, 'FIREWALL_LIKELY', /Windows Security/],
  ['no phone was ever here, on a Mac', { platform: 'darwin' }, 'FIREWALL_LIKELY', /System Settings/],
  [
    'a public address is unproven',
    { publicUrl: 'https://chat.example.org', tried: [] },
    'FIREWALL_LIKELY',
    /PUBLIC_URL/,
  ],
];

for (const [name, change, code, step] of cases) {
  test(`${name}: ${code}, with one step`, () => {
    const { reachable, findings } = judgeReach({ ...fine, ...change });
    assert.equal(reachable, false);
    assert.deepEqual(
      findings.map((finding) => finding.code),
      [code],
    );
    assert.match(findings[0]?.next_step ?? '', step);
    assert.match(findings[0]?.message ?? '', /^[A-Z].*\.$/s);
  });
}

test('somebody came in: reached, and nothing to complain about; a break since then is told nevertheless', () => {
  const well = judgeReach({ ...fine, lastPeer: visitor, devices: [phoneAt('10.0.0.7')] });
  assert.deepEqual([well.reachable, well.findings], [true, []]);
  assert.deepEqual(well.last_visitor, { address: '192.168.1.44', at: '2026-03-02T09:00:00.000Z' });
  assert.deepEqual(
    well.addresses.map(({ interface: adapter, kind, answers }) => [adapter, kind, answers]),
    [
      ['wlan0', 'lan', true],
      ['docker0', 'virtual', true],
    ],
  );
  const broken = judgeReach({ ...fine, lastPeer: visitor, tried: [] });
  assert.deepEqual([broken.reachable, broken.findings[0]?.code], [false, 'NO_NETWORK']);
});

test('of several phones the one that was here last is asked', () => {
  const devices = [phoneAt('10.0.0.7'), phoneAt('192.168.1.9', '2026-03-02T09:00:00Z')];
  assert.equal(judgeReach({ ...fine, devices }).findings[0]?.code, 'FIREWALL_LIKELY');
});

let server: TestServer;
let owner: ApiClient;
before(async () => {
  server = await startTestServer({ settings: phoneAddress });
  owner = await server.signIn();
});
after(() => server.stop());

test('the owner asks over HTTP; devices do not, and cannot change who may come in or where', async () => {
  const { status, body } = await owner.get<ReachReport>('/api/dashboard/reach');
  assert.deepEqual([status, body.reachable, body.addresses], [200, false, []]);
  const phone = await pairDevice(owner);
  assert.equal((await phone.get('/api/dashboard/reach')).status, 403);
  assert.equal((await phone.put('/api/dashboard/lan', { enabled: false })).status, 403);
  assert.equal((await phone.put('/api/dashboard/address', { url: 'http://10.0.0.1:8000' })).status, 403);
  assert.equal((await owner.put('/api/dashboard/lan', { enabled: true })).status, 409);
  assert.deepEqual((await owner.put('/api/dashboard/lan', { enabled: false })).body, {
    enabled: false,
    locked: true,
  });
  assert.equal((await owner.put('/api/dashboard/address', { url: 'http://10.0.0.1:8000' })).status, 404);
});
