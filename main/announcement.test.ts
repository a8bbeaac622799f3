import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcement } from './announcement.ts';

const server = {
  url: 'http://127.0.0.1:8000',
  port: 8000,
  addresses: [
    { url: 'http://192.0.2.1:8000', address: '192.0.2.1', interface: 'eth0', family: 'IPv4' as const },
  ],
  lan: { on: true, locked: false },
  dashboardToken: 'secret',
  version: '1.0.0',
  startedAt: '2026-11-24T10:00:00Z',
};

test('the terminal learns addresses, dashboard and folder, and the PIN only when it is new', () => {
  const first = announcement({ ...server, firstPin: '483911' }, '/data');
  assert.match(first, /192\.0\.2\.1:8000[\s\S]*127\.0\.0\.1:8000\/admin[\s\S]*\/data[\s\S]*PIN: +483911/);
  const later = announcement({ ...server, addresses: [] }, '/data');
  assert.match(later, /none in this network/);
  assert.doesNotMatch(later, /PIN|secret/);
});
