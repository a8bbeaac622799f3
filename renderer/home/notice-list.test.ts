import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { noticesOf } from './notice-list.ts';

const now = Date.parse('2026-03-03T15:00:00Z');
const quiet: DashboardStatus = {
  version: '0.1.0',
  started_at: '2026-03-03T10:00:00Z',
  data_dir: '/data',
  time_zone: 'UTC',
  port: 8000,
  lan: true,
  lan_locked: false,
  addresses: [],
  ai: { provider: 'builtin', model: '', base_url: '', connected: false },
  pin: { locked: false, weak: false },
  sign_in: { failures_last_day: 0, blocked: false },
  connected_sockets: 0,
  warnings: [],
};

test('a good day has no notices', () => {
  assert.deepEqual(noticesOf(quiet, now), []);
});

test('wrong PINs are told with number, last address and time', () => {
  const last_failure = { address: '192.168.1.7', at: '2026-03-02T14:02:00Z' };
  const [notice] = noticesOf(
    { ...quiet, sign_in: { failures_last_day: 3, blocked: false, last_failure } },
    now,
  );
  assert.match(
    notice?.sentence ?? '',
    /^3 wrong PINs or codes in the last day, last from 192\.168\.1\.7 at .*02.*\.$/,
  );
  const [one] = noticesOf({ ...quiet, sign_in: { failures_last_day: 1, blocked: false } }, now);
  assert.equal(one?.sentence, '1 wrong PIN or code in the last day.');
});

test('a closed door comes first, the warnings of the server come last', () => {
  const tones = noticesOf(
    { ...quiet, sign_in: { failures_last_day: 40, blocked: true }, warnings: ['The PIN is weak.'] },
    now,
  ).map(({ tone, sentence }) => [tone, sentence.slice(0, 10)]);
  assert.deepEqual(tones, [
    ['bad', 'Because of'],
    ['warn', '40 wrong P'],
    ['warn', 'The PIN is'],
  ]);
});
