import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { type ChatServer, smallTalk, startChatServer } from '../support/chat-server.ts';
import { readChatStream } from '../support/chat-stream.ts';
import { openStream } from '../support/open-stream.ts';
import { startTestServer } from '../support/server.ts';
import { openSocket } from '../support/socket-client.ts';

let chat: ChatServer;
let keys = 0;

before(async () => {
  chat = await startChatServer();
});
beforeEach(() => {
  chat.ai.mode = 'normal';
  chat.ai.answer = () => ['One ', 'two ', 'three ', 'four'];
});
after(() => chat.stop());

/** A message with a key of its own, in a conversation of its own. */
async function keyedMessage() {
  const conversation_id = await chat.newConversation('Talk');
  keys += 1;
  return { conversation_id, content: smallTalk, idempotency_key: `key-${keys}` };
}

const rolesIn = async (id: string) => (await chat.messagesOf(id)).map(({ role }) => role);
const metaOf = (stream: { events: readonly unknown[] }) => stream.events[0] as { message_id: string };

test('sent, and then streamed because the answer got lost: one message, one reply, the same for both', async () => {
  const message = await keyedMessage();
  const socket = await openSocket(chat.server.url, chat.phone.token ?? '');
  const sent = await chat.phone.post<{ message_id: string }>('/api/chat/send', message);
  const stream = await readChatStream(chat.phone, message);
  const end = await socket.waitForType('stream_end');
  const [question, answer, ...rest] = await chat.messagesOf(message.conversation_id);
  assert.deepEqual([question?.id, rest], [sent.body.message_id, []]);
  assert.equal(answer?.id, metaOf(stream).message_id);
  assert.equal(answer?.id, end.data?.['message_id']);
  assert.equal(stream.text, 'One two three four');
  await socket.close();
});

test('the same stream asked for again after its end is told again, without asking the AI', async () => {
  const message = await keyedMessage();
  const first = await readChatStream(chat.phone, message);
  const asked = chat.questions().length;
  const again = await readChatStream(chat.phone, message);
  assert.equal(chat.questions().length, asked);
  assert.deepEqual([again.text, metaOf(again)], [first.text, metaOf(first)]);
  assert.equal(again.events.at(-1), '[DONE]');
  assert.deepEqual(await rolesIn(message.conversation_id), ['user', 'assistant']);
});

test('asked for again after a cut, the reply is made anew in place of what was left of it', async () => {
  const message = await keyedMessage();
  chat.ai.mode = 'hangMidway';
  const cut = await openStream(chat.phone, message);
  await cut.until((text) => text.includes('two'));
  cut.leave();
  await chat.questions().at(-1)?.over;
  chat.ai.mode = 'normal';
  const again = await readChatStream(chat.phone, message);
  assert.equal(again.text, 'One two three four');
  const stored = await chat.messagesOf(message.conversation_id);
  assert.deepEqual(
    stored.map(({ content }) => content),
    [smallTalk, 'One two three four'],
  );
});

test('sent again after it was cut off, the reply is made anew for the sockets', async () => {
  const message = await keyedMessage();
  chat.ai.mode = 'hangMidway';
  const cut = await openStream(chat.phone, message);
  await cut.until((text) => text.includes('two'));
  cut.leave();
  await chat.questions().at(-1)?.over;
  chat.ai.mode = 'normal';
  const socket = await openSocket(chat.server.url, chat.phone.token ?? '');
  assert.equal((await chat.phone.post('/api/chat/send', message)).status, 202);
  assert.equal((await socket.waitForType('stream_end')).data?.['full_content'], 'One two three four');
  await socket.close();
  const stored = await chat.messagesOf(message.conversation_id);
  assert.deepEqual(
    stored.map(({ content }) => content),
    [smallTalk, 'One two three four'],
  );
});

test('asked for again while it is still being made, the same reply is followed from its beginning', async () => {
  const message = await keyedMessage();
  chat.ai.mode = 'slow';
  const first = await openStream(chat.phone, message);
  await first.until((text) => text.includes('two'));
  const again = await readChatStream(chat.phone, message);
  assert.equal(again.text, 'One two three four');
  assert.equal(await first.ended, 'complete');
});

test('asked for several times at once: one message, one question to the AI, the whole reply for everyone', async () => {
  const message = await keyedMessage();
  const before = chat.questions().length;
  const streams = await Promise.all(Array.from({ length: 5 }, () => readChatStream(chat.phone, message)));
  assert.deepEqual(new Set(streams.map(({ text }) => text)), new Set(['One two three four']));
  assert.equal(new Set(streams.map((stream) => metaOf(stream).message_id)).size, 1);
  assert.equal(chat.questions().length, before + 1);
  assert.deepEqual(await rolesIn(message.conversation_id), ['user', 'assistant']);
});

test('sent several times at once: stored once, answered once', async () => {
  const message = await keyedMessage();
  const socket = await openSocket(chat.server.url, chat.phone.token ?? '');
  const sent = await Promise.all(
    Array.from({ length: 5 }, () => chat.phone.post<{ message_id: string }>('/api/chat/send', message)),
  );
  assert.deepEqual(new Set(sent.map(({ status }) => status)), new Set([202]));
  assert.equal(new Set(sent.map(({ body }) => body.message_id)).size, 1);
  await socket.waitForType('stream_end');
  assert.equal((await chat.phone.post('/api/chat/send', message)).status, 202);
  assert.equal(socket.frames.filter(({ type }) => type === 'stream_start').length, 1);
  assert.deepEqual(await rolesIn(message.conversation_id), ['user', 'assistant']);
  await socket.close();
});

test('while another follows, one who leaves stops nothing', async () => {
  const message = await keyedMessage();
  chat.ai.mode = 'slow';
  const [leaving, staying] = [await openStream(chat.phone, message), await openStream(chat.phone, message)];
  await leaving.until((text) => text.includes('One'));
  leaving.leave();
  assert.equal(await staying.ended, 'complete');
  assert.match(staying.received(), /"four".*\[DONE\]/s);
});

test('the key holds across devices, signing in again, and a new start of the server', async () => {
  const settings = {
    DATA_DIR: `${chat.server.dataDir}/again`,
    AI_PROVIDER: 'ollama',
    AI_BASE_URL: chat.ai.url,
  };
  await using first = await startTestServer({ settings });
  const phone = await first.signIn();
  const { body } = await phone.post<{ id: string }>('/api/chat/conversations', { title: 'Talk' });
  const message = { conversation_id: body.id, content: smallTalk, idempotency_key: 'kept' };
  await readChatStream(phone, message);
  assert.equal((await readChatStream(await first.signIn(), message)).text, 'One two three four');
  await first.stop();
  await using second = await startTestServer({ settings });
  const again = createApiClient(second.url, phone.token);
  assert.equal((await readChatStream(again, message)).text, 'One two three four');
  const stored = await again.get<{ total: number }>(`/api/chat/conversations/${body.id}/messages`);
  assert.equal(stored.body.total, 2);
});

test('a key used for another text is refused, and nothing is stored', async () => {
  const message = await keyedMessage();
  await readChatStream(chat.phone, message);
  for (const path of ['/api/chat/send', '/api/chat/stream']) {
    const other = await chat.phone.post(path, { ...message, content: 'Something else, please.' });
    assert.equal(other.status, 409, path);
  }
  assert.deepEqual(await rolesIn(message.conversation_id), ['user', 'assistant']);
});

test('the same key in another conversation, or no key at all, is another message', async () => {
  const message = await keyedMessage();
  const other = { ...message, conversation_id: await chat.newConversation('Talk') };
  await readChatStream(chat.phone, message);
  await readChatStream(chat.phone, other);
  assert.deepEqual(await rolesIn(other.conversation_id), ['user', 'assistant']);
  for (const idempotency_key of [undefined, null, '']) {
    await readChatStream(chat.phone, { ...other, idempotency_key });
  }
  assert.equal((await rolesIn(other.conversation_id)).length, 8);
});
