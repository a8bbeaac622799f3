import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type { Event } from './events.schema.ts';

let server: TestServer;
let web: ApiClient;

before(async () => {
  server = await startTestServer({ settings: { TIME_ZONE: 'Europe/Berlin' } });
  web = await server.signIn();
});
after(() => server.stop());
beforeEach(() => server.services.work.write(({ db }) => db.deleteFrom('events').execute()));

const create = async (body: object) => {
  const answer = await web.post<Event>('/api/events', { title: 'Stand-up', ...body });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
};
type Page = { items: Event[]; total: number };
const list = async (query: Record<string, string> = {}) =>
  (await web.get<Page>(`/api/events?${new URLSearchParams(query)}`)).body;
const starts = (page: Page) => page.items.map(({ start_time }) => start_time);
const march = { start_after: '2026-03-01', start_before: '2026-03-31T23:59:59' };

test('times go in in every form and come out in the owner’s zone with its offset', async () => {
  const forms = [
    '2026-03-10T09:00:00.000Z',
    '2026-03-10T10:00',
    '2026-03-10T04:00:00-05:00',
    '2026-03-10T10:00:00',
  ];
  for (const start_time of forms) {
    assert.equal((await create({ start_time })).start_time, '2026-03-10T10:00:00+01:00', start_time);
  }
});

test('absent stays, null clears, and null never comes out', async () => {
  const made = await create({
    start_time: '2026-03-10T09:00Z'.replace('Z', ':00Z'),
    description: 'x',
    location: 'Room 2',
    reminder_minutes: 10,
  });
  const changed = await web.patch<Event>(`/api/events/${made.id}`, { description: null, title: 'Retro' });
  assert.equal(changed.body.title, 'Retro');
  assert.equal(changed.body.location, 'Room 2');
  assert.ok(!('description' in changed.body));
  assert.ok(!changed.text.includes('null'), changed.text);
});

test('a series keeps its hour across the clock change and is expanded only with both bounds', async () => {
  await create({
    start_time: '2026-03-26T09:00',
    end_time: '2026-03-26T09:15',
    recurrence_rule: 'RRULE:FREQ=DAILY;COUNT=5',
  });
  assert.equal((await list()).items.length, 1);
  const page = await list({ start_after: '2026-03-27', start_before: '2026-04-05' });
  assert.deepEqual(starts(page), [
    '2026-03-27T09:00:00+01:00',
    '2026-03-28T09:00:00+01:00',
    '2026-03-29T09:00:00+02:00',
    '2026-03-30T09:00:00+02:00',
  ]);
  assert.equal(page.total, 4);
  const [first] = page.items;
  assert.deepEqual(
    [first?.is_occurrence, first?.occurrence_date, first?.recurring_event_id, first?.end_time],
    [true, '2026-03-27', first?.id, '2026-03-27T09:15:00+01:00'],
  );
});

test('the first date of a series is the event itself, once', async () => {
  await create({ start_time: '2026-03-02T09:00', recurrence_rule: 'FREQ=WEEKLY;BYDAY=MO,WE' });
  const page = await list({ start_after: '2026-03-01', start_before: '2026-03-08' });
  assert.deepEqual(
    page.items.map(({ is_occurrence }) => is_occurrence),
    [false, true],
  );
});

test('what began before the range and reaches into it is in it, dates of series included', async () => {
  await create({ title: 'Trip', start_time: '2026-02-27T12:00', end_time: '2026-03-02T12:00' });
  await create({ title: 'Over', start_time: '2026-02-27T12:00', end_time: '2026-03-01' });
  await create({
    title: 'Night',
    start_time: '2026-02-01T22:00',
    end_time: '2026-02-02T06:00',
    recurrence_rule: 'FREQ=MONTHLY;BYMONTHDAY=28',
  });
  const page = await list({ start_after: '2026-03-01', start_before: '2026-03-01T23:00' });
  assert.deepEqual(
    page.items.map(({ title }) => title),
    ['Trip', 'Night'],
  );
  assert.equal(page.total, 2);
});

test('pages are cut from singles and dates together, and the total counts both', async () => {
  await create({ start_time: '2026-03-01T08:00', recurrence_rule: 'FREQ=DAILY' });
  for (const day of ['05', '06', '07']) await create({ title: day, start_time: `2026-03-${day}T07:00` });
  const all = await list({ ...march, limit: '200' });
  assert.equal(all.total, 34);
  assert.equal(all.items.length, 34);
  const second = await list({ ...march, limit: '10', page: '2' });
  assert.deepEqual(second.items, all.items.slice(10, 20));
});

test('a rule of a million dates answers with a bounded list', async () => {
  await create({ start_time: '2026-03-01T00:00', recurrence_rule: 'FREQ=SECONDLY' });
  const page = await list(march);
  assert.equal(page.items.length, 50);
  assert.ok(page.total <= 1001);
});

test('an unreadable rule yields no dates and no error', async () => {
  const made = await create({ start_time: '2026-03-02T09:00', recurrence_rule: 'every full moon' });
  assert.equal(made.recurrence_rule, 'every full moon');
  assert.equal((await list(march)).total, 1);
});

const removeDate = (id: string, day: string, mode?: string) =>
  web.delete(`/api/events/${id}/occurrences/${day}${mode ? `?mode=${mode}` : ''}`);

test('one date is removed, once and for all, by its local or its UTC day', async () => {
  const late = await create({ start_time: '2026-03-02T00:30', recurrence_rule: 'FREQ=DAILY;COUNT=4' });
  assert.equal((await removeDate(late.id, '2026-03-03')).status, 204);
  assert.equal((await removeDate(late.id, '2026-03-03')).status, 204, 'a repeated deletion');
  assert.deepEqual(starts(await list(march)), [
    '2026-03-02T00:30:00+01:00',
    '2026-03-04T00:30:00+01:00',
    '2026-03-05T00:30:00+01:00',
  ]);
  assert.equal((await removeDate(late.id, '2026-03-01')).status, 204, 'the UTC day of 2 March 00:30');
  assert.equal((await list(march)).total, 2);
  assert.equal((await removeDate(late.id, '2026-04-20')).status, 404);
  assert.equal((await removeDate(late.id, '2026-02-30')).status, 422);
});

test('without its first date a series stands on the next one; without any date it is gone', async () => {
  const series = await create({ start_time: '2026-03-02T09:00', recurrence_rule: 'FREQ=DAILY;COUNT=2' });
  await removeDate(series.id, '2026-03-02');
  const [base] = (await list()).items;
  assert.deepEqual([base?.start_time, base?.is_occurrence], ['2026-03-03T09:00:00+01:00', false]);
  assert.equal((await list(march)).total, 1);
  await removeDate(series.id, '2026-03-03');
  assert.equal((await web.get(`/api/events/${series.id}`)).status, 404);
});

test('this_and_future ends the series before the day; from the first date, or with all, it is deleted', async () => {
  const make = () => create({ start_time: '2026-03-02T09:00', recurrence_rule: 'FREQ=WEEKLY' });
  const cut = await make();
  assert.equal((await removeDate(cut.id, '2026-03-16', 'this_and_future')).status, 204);
  assert.equal((await list(march)).total, 2);
  await web.delete(`/api/events/${cut.id}`);
  for (const [day, mode] of [
    ['2026-03-02', 'this_and_future'],
    ['2026-03-09', 'all'],
  ] as const) {
    const { id } = await make();
    assert.equal((await removeDate(id, day, mode)).status, 204);
    assert.equal((await web.get(`/api/events/${id}`)).status, 404);
  }
});

test('an all-day event is a day: it stays on it in another zone and across clock changes', async () => {
  const made = await create({
    start_time: '2026-03-27T23:00:00.000Z',
    is_all_day: true,
    recurrence_rule: 'FREQ=DAILY;COUNT=3',
  });
  assert.equal(made.start_time, '2026-03-28T00:00:00+01:00');
  const [, , third] = (await list({ start_after: '2026-03-28', start_before: '2026-04-02' })).items;
  assert.equal(third?.start_time, '2026-03-30T00:00:00+02:00');
  server.services.config.save({});
});

test('ends before the start, and other wrong values, are 422 with the field named', async () => {
  const cases = [
    ['end_time', { start_time: '2026-03-02T09:00', end_time: '2026-03-02T08:00' }],
    ['start_time', { start_time: 'tomorrow' }],
    ['start_time', {}],
    ['reminder_minutes', { start_time: '2026-03-02', reminder_minutes: -1 }],
  ] as const;
  for (const [field, body] of cases) {
    const { status, text } = await web.post('/api/events', { title: 'x', ...body });
    assert.equal(status, 422, field);
    assert.ok(text.includes(`"${field}"`), text);
  }
  const { id } = await create({ start_time: '2026-03-02T09:00', end_time: '2026-03-02T10:00' });
  assert.equal((await web.patch(`/api/events/${id}`, { start_time: '2026-03-02T11:00' })).status, 422);
});

test('every change reaches every socket', async () => {
  const socket = await openSocket(server.url, web.token ?? '');
  const { id } = await create({ start_time: '2026-03-02T09:00', recurrence_rule: 'FREQ=DAILY' });
  await web.patch(`/api/events/${id}`, { title: 'y' });
  await removeDate(id, '2026-03-04');
  await web.delete(`/api/events/${id}`);
  await socket.waitFor(() => socket.frames.length === 4);
  assert.deepEqual(socket.frames.at(-1), { type: 'module_data_changed', data: { module: 'events' } });
  await socket.close();
});
