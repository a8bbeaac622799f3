import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { controlledClock, days, hours } from '../../../test/support/controlled-clock.ts';
import { fillConversation } from '../../../test/support/fill-database.ts';
import { pairDevice, phoneAddress } from '../../../test/support/pair-device.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type { DashboardHome } from './home.schema.ts';

/** 23:30 of 1 March in Berlin. */
const clock = controlledClock('2026-03-01T22:30:00.000Z');
let server: TestServer;
let owner: ApiClient;

before(async () => {
  server = await startTestServer({ clock, settings: phoneAddress });
  owner = await server.signIn();
});
after(() => server.stop());

const home = async () => (await owner.get<DashboardHome>('/api/dashboard/home')).body;

test('everything on an empty server: what is missing is said in codes', async () => {
  const { status, body } = await owner.get<DashboardHome>('/api/dashboard/home');
  assert.equal(status, 200);
  const codes = Object.entries(body.lines).map(([name, { state, code }]) => `${name} ${state} ${code}`);
  assert.deepEqual(codes.slice(0, 3), [
    'serving good SERVING',
    'phones attention NONE_PAIRED',
    'ai good BUILT_IN',
  ]);
  assert.equal(body.lines.reminders.state, 'attention');
  assert.equal(body.activity.length, 30);
  assert.deepEqual(body.activity.at(-1), { date: '2026-03-01', messages: 0, items: 0, phones: 0 });
  assert.equal(body.activity[0]?.date, '2026-01-31');
  assert.ok(body.storage.database_bytes > 0 && (body.storage.free_bytes ?? 0) > 0);
});

test('days are those of the owner: what comes after midnight there counts for the next day', async () => {
  const phone = await pairDevice(owner);
  await phone.get('/api/todos');
  await phone.post('/api/memos', { title: 'Before midnight', content: '' });
  clock.advance(hours(1));
  await phone.post('/api/todos', { title: 'After midnight' });
  await server.services.work.write(({ db }) =>
    fillConversation(db, 'conv_old', { at: new Date('2026-02-10T12:00:00Z'), messages: 5 }),
  );
  const { activity, counters, lines } = await home();
  assert.deepEqual(activity.slice(-2), [
    { date: '2026-03-01', messages: 0, items: 1, phones: 1 },
    { date: '2026-03-02', messages: 0, items: 1, phones: 1 },
  ]);
  assert.equal(activity.find(({ date }) => date === '2026-02-10')?.messages, 5);
  assert.deepEqual([counters.messages, counters.todos, counters.memos], [5, 1, 1]);
  assert.deepEqual([lines.phones.code, lines.phones.figures.paired], ['PAIRED', 1]);
  clock.advance(days(31));
  owner = await server.signIn();
  assert.ok((await home()).activity.every(({ messages, items }) => messages + items === 0));
});

test('an open dashboard hears that there is something new, once for many changes; phones do not', async () => {
  const page = await openSocket(server.url, `${owner.token}&dashboard`);
  const phone = await openSocket(server.url, owner.token ?? '');
  for (let index = 0; index < 5; index += 1) await owner.post('/api/todos', { title: `Todo ${index}` });
  const frame = await page.waitFor(
    ({ type, data }) => type === 'dashboard_changed' && JSON.stringify(data).includes('"data"'),
  );
  assert.match(JSON.stringify(frame.data), /"home"/);
  await phone.waitForType('module_data_changed');
  assert.ok(phone.frames.every(({ type }) => type !== 'dashboard_changed'));
  await Promise.all([page.close(), phone.close()]);
});

test('a paired phone does not see it', async () => {
  const phone = await pairDevice(owner);
  assert.equal((await phone.get('/api/dashboard/home')).status, 403);
});
