import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { type ControlledClock, controlledClock } from '../../../test/support/controlled-clock.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type { PushMessage, PushReceipt, PushResult, PushService } from './notifications.ts';

/** A Monday, 10:00 in Berlin. */
const start = '2026-03-02T09:00:00.000Z';
const minute = 60_000;

/** A push service that never leaves the test. */
type FakeService = PushService & {
  sent: PushMessage[];
  /** Tickets somebody asked about. */
  asked: string[];
  resultFor(message: PushMessage, index: number): PushResult;
  receipt: PushReceipt;
  isDown: boolean;
};

function fakeService(): FakeService {
  const fake: FakeService = {
    sent: [],
    asked: [],
    resultFor: (_message, index) => ({ outcome: 'accepted', ticket: `ticket-${index}` }),
    receipt: 'delivered',
    isDown: false,
    async send(messages) {
      if (fake.isDown) throw new Error('unreachable');
      fake.sent.push(...messages);
      return messages.map(fake.resultFor);
    },
    async receipts(tickets) {
      fake.asked.push(...tickets);
      return new Map(tickets.map((ticket) => [ticket, fake.receipt]));
    },
  };
  return fake;
}

let clock: ControlledClock;
let server: TestServer;
let owner: ApiClient;
let push: FakeService;

before(async () => {
  clock = controlledClock(start);
  server = await startTestServer({
    clock,
    settings: { JWT_EXPIRY_HOURS: '8760', QUIET_HOURS: 'off', BRIEFING_TIME: '23:59' },
    pushService: {
      send: (messages) => push.send(messages),
      receipts: (tickets) => push.receipts(tickets),
    },
  });
  owner = await server.signIn();
});
after(() => server.stop());
beforeEach(async () => {
  push = fakeService();
  await server.services.work.write(async ({ db }) => {
    for (const table of ['todos', 'reminders_sent', 'push_tokens'] as const)
      await db.deleteFrom(table).execute();
  });
  await switchPush('true');
  clock.advance(2 * minute);
});

const switchPush = async (value: string) =>
  assert.equal(
    (await owner.put('/api/dashboard/settings', { values: { PUSH_NOTIFICATIONS: value } })).status,
    200,
  );
const register = async (client: ApiClient, token: string) =>
  assert.equal((await client.post('/api/notifications/register-token', { token })).status, 200);
const tokens = () =>
  server.services.work.read(async ({ db }) =>
    (await db.selectFrom('push_tokens').select('token').execute()).map(({ token }) => token),
  );

/** Lets a todo become due in an hour, and the scheduler look. */
async function remind(title = 'Pay rent'): Promise<string> {
  const due_date = new Date(clock.now().getTime() + 60 * minute).toISOString();
  const { body } = await owner.post<{ id: string }>('/api/todos', { title, due_date });
  await server.services.scheduler.tick();
  return body.id;
}

async function reminderFrames(client: ApiClient): Promise<unknown[]> {
  const socket = await openSocket(server.url, client.token ?? '');
  await server.services.scheduler.tick();
  socket.socket.send('{"type":"ping"}');
  await socket.waitForType('pong');
  const ids = socket.frames.filter(({ type }) => type === 'reminder').map(({ data }) => data?.['item_id']);
  await socket.close();
  return ids;
}

test('nothing leaves the house unless the owner switched it on', async () => {
  await register(owner, 'ExponentPushToken[a]');
  await switchPush('false');
  const id = await remind();
  assert.deepEqual(push.sent, []);
  assert.deepEqual(await reminderFrames(owner), [id]);
});

test('a phone that is not connected gets a push, and does not hear it again when it connects', async () => {
  await register(owner, 'ExponentPushToken[a]');
  const id = await remind();
  assert.deepEqual(push.sent, [
    {
      token: 'ExponentPushToken[a]',
      title: 'Pay rent',
      body: 'Pay rent is due in 60 minutes.',
      data: { type: 'reminder', reminder_type: 'todo', item_type: 'todo', item_id: id },
    },
  ]);
  assert.deepEqual(await reminderFrames(owner), []);
  await server.services.scheduler.tick();
  assert.equal(push.sent.length, 1);
});

test('a connected phone gets the frame, and only the others a push', async () => {
  const other = await server.signIn();
  await register(owner, 'ExponentPushToken[here]');
  await register(other, 'ExponentPushToken[away]');
  const socket = await openSocket(server.url, owner.token ?? '');
  await remind();
  await socket.waitForType('reminder');
  assert.deepEqual(
    push.sent.map(({ token }) => token),
    ['ExponentPushToken[away]'],
  );
  await socket.close();
});

test('tokens of phones that are gone, of sessions that ended, and what are no tokens are used no more', async () => {
  const other = await server.signIn();
  await register(owner, 'ExponentPushToken[good]');
  await register(owner, 'ExponentPushToken[gone]');
  await register(other, 'ExponentPushToken[signed out]');
  await other.post('/api/auth/logout');
  push.resultFor = ({ token }) =>
    token.includes('gone') ? { outcome: 'gone' } : { outcome: 'accepted', ticket: 'one' };
  await remind();
  assert.deepEqual(push.sent.map(({ token }) => token).sort(), [
    'ExponentPushToken[gone]',
    'ExponentPushToken[good]',
  ]);
  assert.deepEqual((await tokens()).sort(), ['ExponentPushToken[good]', 'ExponentPushToken[signed out]']);

  await server.services.scheduler.tick();
  assert.ok(!push.asked.includes('one'), 'receipts are there after a while');
  push.receipt = 'gone';
  clock.advance(15 * minute);
  await server.services.scheduler.tick();
  assert.ok(push.asked.includes('one'));
  assert.deepEqual(await tokens(), ['ExponentPushToken[signed out]']);
});

test('while the service cannot be reached reminders wait, for it or for a phone that connects', async () => {
  await register(owner, 'ExponentPushToken[a]');
  push.isDown = true;
  const id = await remind();
  assert.deepEqual(push.sent, []);
  push.isDown = false;
  await server.services.scheduler.tick();
  assert.deepEqual(push.sent, [], 'not at once again');
  clock.advance(6 * minute);
  await server.services.scheduler.tick();
  assert.deepEqual(
    push.sent.map(({ data }) => data['item_id']),
    [id],
  );
  push.isDown = true;
  clock.advance(2 * minute);
  const second = await remind('Call');
  assert.deepEqual(await reminderFrames(owner), [second]);
});
