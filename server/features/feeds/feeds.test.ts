import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { controlledClock, days } from '../../../test/support/controlled-clock.ts';
import { pairDevice, phoneAddress } from '../../../test/support/pair-device.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import type { Event } from '../events/events.ts';
import type { Feed } from './feeds.schema.ts';

const clock = controlledClock();
let server: TestServer;
let owner: ApiClient;

before(async () => {
  server = await startTestServer({
    clock,
    settings: { TIME_ZONE: 'Europe/Berlin', JWT_EXPIRY_HOURS: '8760', ...phoneAddress },
  });
  owner = await server.signIn();
});
after(() => server.stop());

async function makeFeed(purpose: string): Promise<Feed & { path: string }> {
  const { status, body } = await owner.post<Feed>('/api/dashboard/feeds', { purpose });
  assert.equal(status, 201);
  return { ...body, path: new URL(body.url).pathname };
}
const read = (path: string, headers: Record<string, string> = {}) =>
  server.anonymous.fetch(path, { headers });

/** Reads a feed as another program does, which knows zones by the file alone. */
async function components(path: string): Promise<ICAL.Component[]> {
  const response = await read(path);
  assert.equal(response.status, 200);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents().filter(({ name }) => name !== 'vtimezone');
}
const titles = (found: ICAL.Component[]) =>
  found.map((one) => `${one.name} ${one.getFirstPropertyValue('summary')}`);

test('each purpose has its own contents, in what another program reads', async () => {
  await owner.post('/api/events', {
    title: 'Lunch',
    start_time: '2026-03-03T11:00:00Z',
    reminder_minutes: 30,
  });
  await owner.post('/api/todos', { title: 'Water plants', due_date: '2026-03-04' });
  const { body: old } = await owner.post<{ id: string }>('/api/todos', { title: 'Done long ago' });
  await owner.patch(`/api/todos/${old.id}`, { status: 'completed' });
  clock.advance(days(31));
  const { body: off } = await owner.post<{ id: string }>('/api/todos', { title: 'Called off' });
  await owner.patch(`/api/todos/${off.id}`, { status: 'cancelled' });
  const { body: done } = await owner.post<{ id: string }>('/api/todos', { title: 'Just done' });
  await owner.patch(`/api/todos/${done.id}`, { status: 'completed' });

  const [events, todos, both] = [await makeFeed('events'), await makeFeed('todos'), await makeFeed('both')];
  const expected = ['vevent Lunch', 'vtodo Water plants', 'vtodo Just done'];
  assert.deepEqual(titles(await components(both.path)), expected);
  assert.deepEqual(titles(await components(todos.path)), expected.slice(1));
  const [lunch, ...others] = await components(events.path);
  assert.equal(others.length, 0);
  const alarm = lunch?.getFirstSubcomponent('valarm');
  assert.equal(String(alarm?.getFirstPropertyValue('trigger')), '-PT30M');
});

test('series keep their clock, their exceptions and their names, whole days are dates', async () => {
  const { body } = await owner.post<Event>('/api/events', {
    title: 'Choir',
    start_time: '2026-03-25T18:00:00Z',
    recurrence_rule: 'FREQ=DAILY;COUNT=8',
  });
  await owner.delete(`/api/events/${body.id}/occurrences/2026-03-28`);
  await owner.post('/api/events', { title: 'Fair', start_time: '2026-04-02T22:00:00Z', is_all_day: true });
  const feed = await makeFeed('events');
  const find = async (title: string) =>
    (await components(feed.path)).find((one) => one.getFirstPropertyValue('summary') === title);
  const choir = await find('Choir');
  assert.ok(choir);
  const iterator = new ICAL.Event(choir).iterator();
  const dates: string[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) dates.push(next.toJSDate().toISOString());
  // 19:00 in Berlin, where the clock is moved in the night to the 29th.
  assert.deepEqual(
    dates,
    ['25T18', '26T18', '27T18', '29T17', '30T17', '31T17']
      .map((hour) => `2026-03-${hour}:00:00.000Z`)
      .concat('2026-04-01T17:00:00.000Z'),
  );
  const fair = await find('Fair');
  assert.equal(fair?.getFirstProperty('dtstart')?.toICALString(), 'DTSTART;VALUE=DATE:20260403');

  const uid = choir.getFirstPropertyValue('uid');
  await owner.patch(`/api/events/${body.id}`, { title: 'Choir, main hall' });
  const renamed = await find('Choir, main hall');
  assert.equal(renamed?.getFirstPropertyValue('uid'), uid);
});

test('a calendar app that comes again is told that nothing changed, until something did', async () => {
  const { path } = await makeFeed('events');
  const first = await read(path);
  const etag = first.headers.get('etag') ?? '';
  assert.match(first.headers.get('content-type') ?? '', /^text\/calendar; charset=utf-8$/);
  await first.text();
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await read(path, { 'If-None-Match': known });
    assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', etag]);
  }
  clock.advance(days(1));
  assert.equal((await read(path, { 'If-None-Match': etag })).status, 304);
  await owner.post('/api/events', { title: 'News', start_time: '2026-05-01T10:00:00Z' });
  const changed = await read(path, { 'If-None-Match': etag });
  assert.equal(changed.status, 200);
  assert.notEqual(changed.headers.get('etag'), etag);
  const head = await server.anonymous.fetch(path, { method: 'HEAD' });
  assert.deepEqual([head.status, await head.text()], [200, '']);
  assert.equal(head.headers.get('etag'), changed.headers.get('etag'));
});

test('addresses cannot be guessed, and say nothing about each other', async () => {
  const [one, other] = [await makeFeed('both'), await makeFeed('both')];
  const token = /^\/feeds\/([\w-]{43})\.ics$/;
  assert.match(one.path, token);
  assert.notEqual(one.path, other.path);
  assert.equal(one.webcal_url, one.url.replace('http:', 'webcal:'));
  for (const path of [
    '/feeds/x.ics',
    `/feeds/${one.id}.ics`,
    `${one.path.slice(0, -5)}.ics`,
    `${one.path}x`,
  ]) {
    assert.equal((await read(path)).status, 404, path);
  }
  assert.doesNotMatch(server.log(), new RegExp(one.path.slice(7, 50)));
});

test('only the owner makes, sees and revokes them', async () => {
  const device = await pairDevice(owner);
  const feed = await makeFeed('both');
  for (const [client, status] of [
    [device, 403],
    [server.anonymous, 401],
  ] as const) {
    assert.equal((await client.get('/api/dashboard/feeds')).status, status);
    assert.equal((await client.post('/api/dashboard/feeds', { purpose: 'both' })).status, status);
    assert.equal((await client.delete(`/api/dashboard/feeds/${feed.id}`)).status, status);
  }
  assert.equal((await owner.post('/api/dashboard/feeds', { purpose: 'all' })).status, 422);
});

test('a revoked one is gone at once, and who is reading it is cut off', async () => {
  await owner.post('/api/events', {
    title: 'Long',
    start_time: '2026-05-01T10:00:00Z',
    description: 'x'.repeat(90_000),
  });
  await Promise.all(
    Array.from({ length: 99 }, (_, index) =>
      owner.post('/api/events', {
        title: `Long ${index}`,
        start_time: '2026-05-01T10:00:00Z',
        description: 'x'.repeat(90_000),
      }),
    ),
  );
  const [feed, kept] = [await makeFeed('events'), await makeFeed('events')];
  const readSlowly = (path: string) =>
    new Promise<{ isWhole: Promise<boolean>; resume(): void }>((resolve, reject) => {
      const asking = request(`${server.url}${path}`, (response) => {
        response.pause();
        const isWhole = new Promise<boolean>((done) => {
          response.once('close', () => done(response.complete));
          response.on('error', () => undefined);
        });
        resolve({ isWhole, resume: () => response.resume() });
      });
      asking.on('error', reject).end();
    });
  const [cut, whole] = [await readSlowly(feed.path), await readSlowly(kept.path)];
  assert.equal((await owner.delete(`/api/dashboard/feeds/${feed.id}`)).status, 204);
  for (const reader of [cut, whole]) reader.resume();
  assert.deepEqual([await cut.isWhole, await whole.isWhole], [false, true]);
  assert.equal((await read(feed.path)).status, 404);
  assert.equal((await owner.delete(`/api/dashboard/feeds/${feed.id}`)).status, 404);
});

test('the list says when one was last read, and there is an end to how many', async () => {
  const { body } = await owner.get<{ feeds: Feed[] }>('/api/dashboard/feeds');
  const made = await makeFeed('todos');
  await read(made.path);
  const after = (await owner.get<{ feeds: Feed[] }>('/api/dashboard/feeds')).body.feeds;
  assert.equal(after.length, body.feeds.length + 1);
  assert.equal(after.find(({ id }) => id === made.id)?.last_read_at, clock.now().toISOString());
  for (let count = after.length; count < 20; count += 1) await makeFeed('todos');
  assert.equal((await owner.post('/api/dashboard/feeds', { purpose: 'todos' })).status, 409);
});
