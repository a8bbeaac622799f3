import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computers } from '../../test/support/computers.ts';
import { interfacesOf } from '../../test/support/network-cases.ts';
import { candidateAddresses, isLoopback, networkOfSix, ownOrigin } from './addresses.ts';

const bound = { address: '::', port: 8000 };

for (const [name, adapters, offered] of computers) {
  test(name, () => {
    const candidates = candidateAddresses(interfacesOf(adapters), bound);
    const [real = [], virtual = []] = offered.split('|').map((part) => part.split(' ').filter(Boolean));
    const of = (isVirtual: boolean) =>
      candidates.filter(({ kind }) => (kind === 'virtual') === isVirtual).map(({ address }) => address);
    assert.deepEqual(of(false), real);
    assert.deepEqual(of(true), virtual);
    assert.deepEqual(
      candidates.map(({ address }) => address),
      [...real, ...virtual],
      'real ones first',
    );
  });
}

test('there are cases enough, from all three systems', () => assert.ok(computers.length >= 25));

test('only what is really listened on is offered, each address once, ready to be opened', () => {
  const interfaces = interfacesOf({
    eth0: 'dc:a6:32:11:22:33 192.168.1.5/24 fd00::5/64',
    eth1: 'dc:a6:32:11:22:34 192.168.1.5/24',
  });
  const urls = (address: string) =>
    candidateAddresses(interfaces, { address, port: 8123 }).map(({ url }) => url);
  assert.deepEqual(urls('::'), ['http://192.168.1.5:8123', 'http://[fd00::5]:8123']);
  assert.deepEqual(urls('0.0.0.0'), ['http://192.168.1.5:8123']);
  assert.deepEqual(urls('fd00::5'), ['http://[fd00::5]:8123']);
  assert.deepEqual(urls('127.0.0.1'), []);
  for (const address of ['127.0.0.1', '::1']) assert.deepEqual(urls(address), []);
});

test('each address knows its network', () => {
  const networks = (line: string) =>
    candidateAddresses(interfacesOf({ eth0: `dc:a6:32:11:22:33 ${line}` }), bound).map(
      ({ network }) => network,
    );
  assert.deepEqual(networks('192.168.1.77/24 10.200.3.4/12 203.0.113.9/32'), [
    '192.168.1.0/24',
    '10.192.0.0/12',
    '203.0.113.9/32',
  ]);
  assert.deepEqual(networks('fd00:1:2:3:4:5:6:7/64 2001:db8::1/64'), [
    'fd00:1:2:3::/64',
    '2001:db8:0:0::/64',
  ]);
  assert.equal(networkOfSix('::ffff:0:1%eth0'), '0:0:0:0');
});

test('this computer reaches itself over loopback, unless one address was named', () => {
  assert.equal(ownOrigin({ address: '0.0.0.0', port: 1 }), 'http://127.0.0.1:1');
  assert.equal(ownOrigin({ address: '::', port: 1 }), 'http://127.0.0.1:1');
  assert.equal(ownOrigin({ address: 'fd00::1', port: 1 }), 'http://[fd00::1]:1');
  for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) assert.ok(isLoopback(address));
  for (const address of ['192.168.1.1', '::', 'fd00::1']) assert.ok(!isLoopback(address));
});
