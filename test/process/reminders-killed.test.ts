import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { testPin } from '../support/quick-pin.ts';
import { spawnServer } from '../support/server-process.ts';
import { openSocket } from '../support/socket-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Kills of the real process while reminders are being told. */
const rounds = 5;

test('a process that is killed again and again tells each reminder once', async () => {
  using folder = temporaryFolder();
  const expected: string[] = [];
  const heard: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { child, ready, ended } = spawnServer(folder.path, { PIN: testPin, QUIET_HOURS: 'off' });
    try {
      const phone = await createApiClient(await ready()).signIn(testPin);
      const due_date = new Date(Date.now() + 30 * 60_000).toISOString();
      const { body } = await phone.post<{ id: string }>('/api/todos', { title: `Round ${round}`, due_date });
      expected.push(body.id);
      // Whoever connects makes the scheduler look at once.
      const socket = await openSocket(phone.url, phone.token ?? '');
      await socket.waitFor(({ data }) => data?.['item_id'] === body.id);
      child.kill('SIGKILL');
      await ended;
      const reminders = socket.frames.filter(({ type }) => type === 'reminder');
      heard.push(...reminders.map(({ data }) => String(data?.['item_id'])));
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  }
  assert.deepEqual(heard, expected);
});
