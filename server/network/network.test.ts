import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { pino } from 'pino';
import { interfacesOf } from '../../test/support/network-cases.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createLiveConfig } from '../config/live-config.ts';
import { openSecrets } from '../config/secrets.ts';
import { openConfig } from '../config.ts';
import { createDoor } from '../http/door.ts';
import { randomIds } from '../lib/ids.ts';
import type { Advertisement } from './advertiser.ts';
import { createNetwork } from './network.ts';
import { openNetworkMemory } from './network-memory.ts';

const logger = pino({ level: 'silent' });
const home = {
  docker0: '02:42:5e:11:22:33 172.17.0.1/16',
  eth0: 'dc:a6:32:11:22:33 192.168.1.5/24',
  wlan0: 'dc:a6:32:11:22:34 192.168.1.6/24',
};
const office = { eth0: 'dc:a6:32:11:22:33 10.0.0.9/16' };

const leftovers: (() => unknown)[] = [];
afterEach(async () => {
  for (const clear of leftovers.splice(0).reverse()) await clear();
});

/** A network whose adapters the test moves, and where addresses answer or not as it says. The door and its port are real. */
async function openTestNetwork(settings: Record<string, string> = {}, kept = temporaryFolder()) {
  const dataDir = kept.path;
  const read = openConfig({ environment: { DATA_DIR: dataDir, ...settings }, workingDirectory: dataDir });
  const config = createLiveConfig(read, read(), openSecrets(dataDir));
  const { HOST, LAN_ACCESS } = read().values;
  const door = createDoor({
    ...{ host: HOST, ports: [0], lan: LAN_ACCESS, logger },
    ...{ headersMilliseconds: 1000, farewellMilliseconds: 50 },
  });
  await door.open({
    request: (_request, answer) => void answer.end(),
    upgrade: (_request, socket) => void socket.destroy(),
    shutOut: () => undefined,
  });
  const world = { adapters: home as Record<string, string>, silent: new Set<string>(), tries: 0 };
  const said: (Advertisement | undefined)[] = [];
  let changes = 0;
  const network = createNetwork({
    ...{ door, config, logger, lookMilliseconds: 60_000 },
    memory: openNetworkMemory(dataDir, randomIds, logger),
    interfaces: () => interfacesOf(world.adapters),
    probe: async (address) => {
      world.tries += 1;
      return !world.silent.has(address);
    },
    advertiser: { say: async (advertisement) => void said.push(advertisement) },
    onChange: () => {
      changes += 1;
    },
  });
  await network.start();
  leftovers.push(
    () => kept[Symbol.dispose](),
    () => door.close(0),
    network.stop,
  );
  const hosts = () => network.addresses().map(({ address }) => address);
  return { network, door, config, world, said, hosts, kept, changes: () => changes };
}

test('only addresses that answer are offered and advertised, and all are told with what came of it', async () => {
  const { network, world, hosts, said } = await openTestNetwork();
  assert.deepEqual(hosts(), ['192.168.1.5', '192.168.1.6', '172.17.0.1']);
  world.silent.add('192.168.1.5');
  world.adapters = { ...home, usb0: '3e:11:22:33:44:55 192.168.42.129/24' };
  await network.look();
  assert.deepEqual(hosts(), ['192.168.1.6', '192.168.42.129', '172.17.0.1']);
  assert.deepEqual(network.tried().map(({ address, answers }) => [address, answers])[0], [
    '192.168.1.5',
    false,
  ]);
  assert.deepEqual(said.at(-1)?.addresses, [{ address: '192.168.1.6', family: 'IPv4' }]);
  world.silent.clear();
  await network.look();
  assert.equal(hosts()[0], '192.168.1.5', 'one that did not answer is tried again at the next look');
});

test('what changes is told once, what stays is neither told nor tried all the time', async () => {
  const { network, world, changes } = await openTestNetwork();
  assert.deepEqual([changes(), world.tries], [1, 3]);
  for (let look = 0; look < 9; look += 1) await network.look();
  assert.deepEqual([changes(), world.tries], [1, 3]);
  await network.look();
  assert.deepEqual([changes(), world.tries], [1, 6], 'now and then it is');
  world.adapters = office;
  await network.look();
  assert.equal(changes(), 2);
});

test('the address the owner chose comes first whenever the computer is in these networks, after a restart, too', async () => {
  const first = await openTestNetwork();
  const chosen = first.network.addresses()[1]?.url ?? '';
  first.network.pick(chosen);
  assert.equal(first.hosts()[0], '192.168.1.6');
  first.world.adapters = office;
  await first.network.look();
  assert.deepEqual(first.hosts(), ['10.0.0.9']);
  first.world.adapters = {
    ...home,
    wlan0: 'dc:a6:32:11:22:34 192.168.1.77/24',
    tun0: `00:00:00:00:00:00 10.8.0.6/24`,
  };
  await first.network.look();
  assert.equal(first.hosts()[0], '192.168.1.77', 'another address of the same adapter, with a VPN beside');
  const second = await openTestNetwork({}, first.kept);
  assert.equal(second.hosts()[0], '192.168.1.6');
  assert.throws(() => second.network.pick('http://192.168.1.99:1'), { status: 404 });
});

test('PUBLIC_URL is the one address for phones, whatever the network says', async () => {
  const { network, config } = await openTestNetwork();
  config.save({ PUBLIC_URL: 'https://chat.example.org' });
  assert.deepEqual(network.addresses(), [
    { url: 'https://chat.example.org', address: 'chat.example.org', interface: 'PUBLIC_URL', family: 'IPv4' },
  ]);
});

test('shut out, nobody is offered an address; let in again, they are back; both are remembered', async () => {
  const { network, hosts, said, config, door } = await openTestNetwork();
  await network.setLan(false);
  assert.deepEqual([hosts(), said.at(-1), network.lan()], [[], undefined, { on: false, locked: false }]);
  assert.equal(config.current().values.LAN_ACCESS, false);
  await network.setLan(true);
  assert.equal(hosts().length, 3);
  assert.equal(config.current().sources.LAN_ACCESS, 'default');
  config.save({ LAN_ACCESS: 'false' });
  await network.setLan(false);
  assert.equal(door.isOnLan(), false, 'saving the setting does the same');
});

test('what is set outside cannot be switched', async () => {
  const outside = await openTestNetwork({ LAN_ACCESS: 'false' });
  await assert.rejects(outside.network.setLan(true), { status: 409, message: /LAN_ACCESS is set outside/ });
  assert.equal(outside.door.isOnLan(), false);
  const local = await openTestNetwork({ HOST: '127.0.0.1' });
  await assert.rejects(local.network.setLan(true), { status: 409, message: /Set HOST to 0\.0\.0\.0/ });
  await local.network.setLan(false);
  assert.deepEqual(local.network.lan(), { on: false, locked: true });
});

test('one switch ends what is said in the house, and begins it again', async () => {
  const { network, config, said } = await openTestNetwork();
  assert.equal(said.at(-1)?.addresses.length, 1);
  config.save({ MDNS: 'false' });
  await network.look();
  assert.equal(said.at(-1), undefined);
  config.save({ MDNS: null });
  await network.look();
  assert.match(said.at(-1)?.host ?? '', /^clawchat-.*\.local$/);
});
