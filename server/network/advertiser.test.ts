import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { pino } from 'pino';
import { createAdvertiser } from './advertiser.ts';

const advertisement = {
  ...{ name: 'ClawChat on test (1a2b)', host: 'clawchat-test.local', port: 8000 },
  ...{ id: '1a2b', version: '0.1.0' },
  addresses: [{ address: '127.0.0.1', family: 'IPv4' as const }],
};

test('where the port of multicast DNS cannot be had, that is logged, and nothing else happens', async () => {
  const squatter = createSocket({ type: 'udp4', reuseAddr: false });
  squatter.bind(5353, '0.0.0.0');
  const [outcome] = await Promise.race([
    once(squatter, 'listening').then(() => ['squatting']),
    once(squatter, 'error').then(() => ['taken already']),
  ]);
  const lines: string[] = [];
  const advertiser = createAdvertiser(pino({}, { write: (line: string) => void lines.push(line) }));
  await advertiser.say(advertisement);
  if (outcome === 'squatting') {
    while (lines.length === 0) await new Promise(setImmediate);
    assert.match(lines[0] ?? '', /multicast DNS does not work here/);
  }
  await advertiser.say(undefined);
  squatter.close();
});

test('nothing is said without an address, and taking it back twice is one thing', async () => {
  const advertiser = createAdvertiser(pino({ level: 'silent' }));
  await advertiser.say({ ...advertisement, addresses: [{ address: 'fd00::1', family: 'IPv6' }] });
  await advertiser.say(undefined);
  await advertiser.say(undefined);
});
