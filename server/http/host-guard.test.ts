import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HostRules, isAllowedHost } from './host-guard.ts';

const rules: HostRules = {
  machineName: 'Laptop',
  allowedHosts: ['nas.example.org', 'box'],
  publicUrl: 'https://chat.example.org:8443',
};

const allowed = [
  'localhost',
  'LOCALHOST:8000',
  'localhost.',
  'app.localhost:8000',
  '127.0.0.1',
  '127.0.0.1:8000',
  '192.168.1.20:8000',
  '8.8.8.8',
  '[::1]',
  '[::1]:8000',
  '[fd00::a:1]:8000',
  '[FE80::1]',
  '[::ffff:192.168.1.1]:8000',
  'laptop',
  'Laptop:8000',
  'laptop.fritz.box:8000',
  'laptop.lan.',
  'laptop.local',
  'other-computer.local:8000',
  'chat.example.org',
  'CHAT.example.org:443',
  'nas.example.org',
  'nas.example.org.:8000',
  'box:8000',
];

const refused = [
  undefined,
  '',
  'evil.example',
  'evil.example:8000',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '192-168-1-20.evil.example',
  'evil-localhost',
  'evil.example.laptop',
  'notlaptop',
  'laptop-evil.example',
  'sub.nas.example.org',
  'nas.example.org.evil.example',
  'xnas.example.org',
  'example.org',
  'mylocal',
  'local',
  'evil.localx',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '0x7f.0.0.1',
  '2130706433',
  '::1',
  '[::1',
  '[evil.example]',
  '[::1].evil.example',
  'localhost, evil.example',
  'localhost evil.example',
  'user@localhost',
  'localhost@evil.example',
  'localhost/evil.example',
  'localhost:8000:9000',
  'localhost:port',
  'localhost..',
  '..',
  'http://localhost',
  'evil.example#localhost',
  'l\u00f6calhost',
];

test('allowed: what no page on the internet can make a browser say', () => {
  for (const host of allowed) assert.equal(isAllowedHost(host, rules), true, host);
});

test('refused: every other name, and what is no name', () => {
  for (const host of refused) assert.equal(isAllowedHost(host, rules), false, String(host));
});

test('a computer whose name says nothing lets no domain of that name in', () => {
  for (const machineName of ['localhost', 'localhost.localdomain', '192.168.1.5', '']) {
    const own = { ...rules, machineName };
    for (const host of ['localhost.evil.example', '192.evil.example', '.evil.example', 'evil.example'])
      assert.equal(isAllowedHost(host, own), false, `${machineName}: ${host}`);
  }
  assert.equal(
    isAllowedHost('localhost.localdomain', { ...rules, machineName: 'localhost.localdomain' }),
    true,
  );
});
