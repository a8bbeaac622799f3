import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { test } from 'node:test';
import { isLoopback, ownOrigin, reachableAddresses } from './addresses.ts';

const info = (address: string, extra: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo =>
  ({
    address,
    family: address.includes(':') ? 'IPv6' : 'IPv4',
    internal: false,
    netmask: '',
    mac: '00:00:00:00:00:00',
    cidr: null,
    ...extra,
  }) as NetworkInterfaceInfo;

const home = {
  lo: [info('127.0.0.1', { internal: true }), info('::1', { internal: true })],
  docker0: [info('172.17.0.1')],
  'vEthernet (WSL)': [info('172.28.0.1')],
  tailscale0: [info('100.64.0.7')],
  wlan0: [info('fe80::1'), info('fd12::7'), info('192.168.1.20')],
  eth0: [info('203.0.113.9'), info('2001:db8::9'), info('169.254.3.4')],
};

const urls = (address: string) => reachableAddresses(home, { address, port: 8000 }).map(({ url }) => url);

test('first what a phone in the house reaches best, and never what leads nowhere', () => {
  assert.deepEqual(urls('::'), [
    'http://192.168.1.20:8000',
    'http://203.0.113.9:8000',
    'http://[fd12::7]:8000',
    'http://[2001:db8::9]:8000',
    'http://172.17.0.1:8000',
    'http://172.28.0.1:8000',
    'http://100.64.0.7:8000',
  ]);
});

test('only addresses that are listened on', () => {
  assert.ok(urls('0.0.0.0').every((url) => !url.includes('[')));
  assert.deepEqual(urls('192.168.1.20'), ['http://192.168.1.20:8000']);
  assert.deepEqual(urls('fd12::7'), ['http://[fd12::7]:8000']);
  for (const address of ['127.0.0.1', '::1', '10.9.9.9']) assert.deepEqual(urls(address), [], address);
});

test('each is told with its adapter and family', () => {
  const [best] = reachableAddresses(home, { address: '0.0.0.0', port: 8000 });
  assert.deepEqual(best, {
    url: 'http://192.168.1.20:8000',
    address: '192.168.1.20',
    interface: 'wlan0',
    family: 'IPv4',
  });
});

test('where this computer itself reaches the server', () => {
  const origins: Record<string, string> = {
    '0.0.0.0': 'http://127.0.0.1:8000',
    '::': 'http://127.0.0.1:8000',
    '::1': 'http://[::1]:8000',
    '192.168.1.20': 'http://192.168.1.20:8000',
  };
  for (const [address, origin] of Object.entries(origins))
    assert.equal(ownOrigin({ address, port: 8000 }), origin);
  assert.deepEqual(['127.0.0.1', '127.9.9.9', '::1', '0.0.0.0', '10.0.0.1'].map(isLoopback), [
    true,
    true,
    true,
    false,
    false,
  ]);
});
