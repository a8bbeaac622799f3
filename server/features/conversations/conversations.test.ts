import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { smallTalk } from '../../../test/support/chat-server.ts';
import { readChatStream } from '../../../test/support/chat-stream.ts';
import { controlledClock } from '../../../test/support/controlled-clock.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import type { Conversation, Message } from './conversations.schema.ts';

type Page<T> = { items: T[]; total: number; page: number; limit: number };

const list = '/api/chat/conversations';
const clock = controlledClock('2026-03-02T09:00:00.000Z');
let server: TestServer;
let phone: ApiClient;

before(async () => {
  server = await startTestServer({ clock });
  phone = await server.signIn();
});
after(() => server.stop());

const create = async (body?: Record<string, unknown>) => {
  clock.advance(1000);
  const { status, body: made } = await phone.post<Conversation>(list, body);
  assert.equal(status, 201);
  return made;
};

/** A conversation with so many messages, question and answer in turn. */
async function talk(count: number): Promise<{ id: string; messages: Message[] }> {
  const { id } = await create({ title: 'Talk' });
  await server.services.work.write(async ({ db, now }) => {
    for (let index = 1; index <= count; index += 1) {
      await db
        .insertInto('messages')
        .values({
          id: `msg_${id.slice(5)}_${index}`,
          conversation_id: id,
          role: index % 2 === 1 ? 'user' : 'assistant',
          content: `Message ${index}`,
          created_at: new Date(now.getTime() + Math.floor(index / 3)).toISOString(),
        })
        .execute();
    }
  });
  const { body } = await phone.get<{ messages: Message[] }>(`${list}/${id}`);
  return { id, messages: body.messages };
}

const contents = (messages: readonly Message[]) =>
  messages.map(({ content }) => Number(content.split(' ')[1]));
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('a new conversation has everything a client must find, and nothing that is null', async () => {
  const made = await create({ title: 'Plans' });
  const at = clock.now().toISOString();
  assert.deepEqual(made, { id: made.id, title: 'Plans', is_archived: false, created_at: at, updated_at: at });
  assert.match(made.id, /^conv_[0-9a-f]{12}$/);
});

test('the title may be missing, null, or come with no body at all', async () => {
  for (const body of [undefined, {}, { title: null }, { title: '' }])
    assert.equal((await create(body)).title, '');
  assert.equal((await create({ title: 'New Conversation' })).title, 'New Conversation');
  for (const title of [5, 'x'.repeat(501), ['a']])
    assert.equal((await phone.post(list, { title })).status, 422);
});

test('the list has the latest change first, with the first 100 characters of the newest message', async () => {
  const [older, newer] = [await create({ title: 'Older' }), await create({ title: 'Newer' })];
  clock.advance(1000);
  const content = `${'Hello there, how are you? '.repeat(5)}🙂`;
  await readChatStream(phone, { conversation_id: older.id, content });
  const { body } = await phone.get<Page<Conversation>>(list);
  assert.deepEqual(
    body.items.slice(0, 2).map(({ id }) => id),
    [older.id, newer.id],
  );
  const [first, second] = body.items;
  assert.equal([...(first?.last_message ?? '')].length, 100);
  assert.match(first?.last_message ?? '', /^No AI is connected/);
  assert.equal(first?.updated_at, clock.now().toISOString());
  assert.ok(second && !('last_message' in second));
});

test('the list is paged, and says how many there are', async () => {
  const first = await phone.get<Page<Conversation>>(list);
  assert.deepEqual([first.body.page, first.body.limit], [1, 20]);
  for (let index = 0; index < 25; index += 1) await create({ title: `Page ${index}` });
  const pages = await Promise.all(
    [1, 2, 3].map(
      async (page) => (await phone.get<Page<Conversation>>(`${list}?page=${page}&limit=10`)).body,
    ),
  );
  const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
  assert.equal(new Set(ids).size, 30);
  assert.ok(pages.every(({ total }) => total === first.body.total + 25));
  const beyond = await phone.get<Page<Conversation>>(`${list}?page=1000`);
  assert.deepEqual([beyond.status, beyond.body.items], [200, []]);
});

test('archiving takes a conversation off the list and deletes nothing', async () => {
  const { id } = await talk(2);
  clock.advance(1000);
  const { status, body } = await phone.delete<{ message: string }>(`${list}/${id}`);
  assert.deepEqual([status, body], [200, { message: 'Conversation archived' }]);
  const live = await phone.get<Page<Conversation>>(`${list}?limit=100`);
  assert.ok(!live.body.items.some((item) => item.id === id));
  const archived = await phone.get<Page<Conversation>>(`${list}?archived=true`);
  assert.deepEqual(
    archived.body.items.map((item) => [item.id, item.is_archived, item.updated_at]),
    [[id, true, clock.now().toISOString()]],
  );
  assert.equal((await phone.get<Page<Message>>(`${list}/${id}/messages`)).body.total, 2);
  assert.equal((await phone.delete(`${list}/${id}`)).status, 200, 'once more changes nothing');
});

test('without a page, the newest messages come, in ascending order; with one, the pages from the oldest', async () => {
  const { id } = await talk(120);
  const get = async (query: string) =>
    (await phone.get<Page<Message>>(`${list}/${id}/messages${query}`)).body;
  const newest = await get('');
  assert.deepEqual(contents(newest.items), numbers(71, 120));
  assert.deepEqual([newest.total, newest.page, newest.limit], [120, 1, 50]);
  assert.deepEqual(contents((await get('?limit=3')).items), [118, 119, 120]);
  assert.deepEqual(contents((await get('?page=1')).items), numbers(1, 50));
  assert.deepEqual(contents((await get('?page=3')).items), numbers(101, 120));
  assert.deepEqual(contents((await get('?page=1&limit=200')).items), numbers(1, 120));
  assert.deepEqual((await get('?page=4')).items, []);
  for (const query of ['?page=0', '?limit=201', '?limit=0', '?page=x'])
    assert.equal((await phone.get(`${list}/${id}/messages${query}`)).status, 422, query);
});

test('a conversation by itself has all its messages, oldest first, and no null in them', async () => {
  const { id, messages } = await talk(60);
  assert.deepEqual(contents(messages), numbers(1, 60));
  const { text } = await phone.get(`${list}/${id}`);
  assert.ok(!text.includes('null'));
  const [first] = messages;
  assert.deepEqual(Object.keys(first ?? {}).sort(), [
    'content',
    'conversation_id',
    'created_at',
    'id',
    'message_type',
    'role',
  ]);
});

test('editing replaces the text and moves the conversation, and makes no new reply', async () => {
  const { id, messages } = await talk(2);
  const [question] = messages;
  clock.advance(5000);
  const path = `${list}/${id}/messages/${question?.id}`;
  const { status, body } = await phone.put<Message>(path, { content: 'Other words' });
  assert.deepEqual([status, body], [200, { ...question, content: 'Other words' }]);
  const after = await phone.get<Conversation & { messages: Message[] }>(`${list}/${id}`);
  assert.equal(after.body.updated_at, clock.now().toISOString());
  assert.deepEqual(
    after.body.messages.map(({ content }) => content),
    ['Other words', 'Message 2'],
  );
  for (const content of [undefined, null, 5, 'x'.repeat(100_001)])
    assert.equal((await phone.put(path, { content })).status, 422);
});

test('deleting takes one message away; the same again is 404', async () => {
  const { id, messages } = await talk(3);
  const path = `${list}/${id}/messages/${messages[1]?.id}`;
  const { status, body } = await phone.delete<{ message: string }>(path);
  assert.deepEqual([status, body], [200, { message: 'Message deleted' }]);
  const left = await phone.get<Page<Message>>(`${list}/${id}/messages`);
  assert.deepEqual([left.body.total, contents(left.body.items)], [2, [1, 3]]);
  assert.equal((await phone.delete(path)).status, 404);
});

test('ids that nobody has, or that belong elsewhere, are 404 on every path', async () => {
  const [mine, other] = [await talk(1), await talk(1)];
  const foreign = `${list}/${mine.id}/messages/${other.messages[0]?.id}`;
  const made = ['user-1771234567890', 'streaming-1', '8f14e45f-ceea-467f-ab9c-0a1b2c3d4e5f'];
  const paths = [
    foreign,
    ...made.map((id) => `${list}/${mine.id}/messages/${id}`),
    `${list}/local-conv-1/messages/x`,
  ];
  for (const path of paths) {
    assert.equal((await phone.put(path, { content: 'x' })).status, 404, path);
    assert.equal((await phone.delete(path)).status, 404, path);
  }
  for (const path of [`${list}/conv_nobody`, `${list}/local-conv-1/messages`]) {
    const { status, text } = await phone.get(path);
    assert.equal(status, 404, path);
    assert.match(text, /"NOT_FOUND","message":"Conversation not found"/);
  }
  assert.equal((await phone.delete(`${list}/conv_nobody`)).status, 404);
  assert.equal((await phone.get<Page<Message>>(`${list}/${other.id}/messages`)).body.total, 1);
});

test('the time of a message is an instant in UTC', async () => {
  const { id } = await create();
  await readChatStream(phone, { conversation_id: id, content: smallTalk });
  const { body } = await phone.get<Page<Message>>(`${list}/${id}/messages`);
  assert.deepEqual(
    body.items.map(({ created_at }) => created_at),
    Array(2).fill(clock.now().toISOString()),
  );
  assert.deepEqual(
    body.items.map(({ role }) => role),
    ['user', 'assistant'],
    'even at the same instant',
  );
});
