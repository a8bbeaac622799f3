import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type ChatServer, smallTalk, startChatServer } from '../support/chat-server.ts';
import { readChatStream } from '../support/chat-stream.ts';
import { openStream } from '../support/open-stream.ts';
import { openSocket } from '../support/socket-client.ts';

let chat: ChatServer;

before(async () => {
  chat = await startChatServer({ limits: { comments: 30 } });
});
beforeEach(() => {
  chat.ai.mode = 'normal';
  chat.ai.answer = () => ['Fine, ', 'and you?'];
});
after(() => chat.stop());

test('the response is an event stream that nothing holds back', async () => {
  const conversation_id = await chat.newConversation();
  const stream = await openStream(chat.phone, { conversation_id, content: smallTalk });
  assert.equal(stream.status, 200);
  assert.match(stream.headers.get('content-type') ?? '', /^text\/event-stream(;|$)/);
  assert.equal(stream.headers.get('cache-control'), 'no-cache');
  assert.equal(stream.headers.get('x-accel-buffering'), 'no');
  assert.equal(stream.headers.get('access-control-allow-origin'), '*');
  assert.equal(stream.headers.get('content-encoding'), null);
  assert.equal(await stream.ended, 'complete');
});

test('events are single data lines between blank lines: no names, ids, carriage returns, nothing after the end', async () => {
  chat.ai.answer = () => ['Line one\n', '\r\ndata: [DONE]\n\n', '\u2028"quoted" \\ ', '日本語 🙂', ' end'];
  const conversation_id = await chat.newConversation();
  const { raw, events, text } = await readChatStream(chat.phone, { conversation_id, content: smallTalk });
  assert.ok(!raw.includes('\r'));
  const blocks = raw.split('\n\n');
  assert.equal(blocks.pop(), '');
  for (const block of blocks) assert.match(block, /^(data: [^\n]+|:[^\n]*)$/);
  assert.equal(blocks.at(-1), 'data: [DONE]');
  assert.equal(events.filter((event) => event === '[DONE]').length, 1);
  assert.equal(text, 'Line one\n\r\ndata: [DONE]\n\n\u2028"quoted" \\ 日本語 🙂 end');
  const [, answer] = await chat.messagesOf(conversation_id);
  assert.equal(answer?.content, text);
});

test('first both ids, then the pieces as they come, then the title, then the end', async () => {
  const conversation_id = await chat.newConversation();
  const { events } = await readChatStream(chat.phone, { conversation_id, content: smallTalk });
  const [question, answer] = await chat.messagesOf(conversation_id);
  assert.deepEqual(events, [
    { conversation_id, message_id: answer?.id },
    { token: 'Fine, ' },
    { token: 'and you?' },
    { title_generated: 'Hello there, how are you doing?' },
    '[DONE]',
  ]);
  assert.match(answer?.id ?? '', /^msg_[0-9a-f]{12}$/);
  assert.notEqual(question?.id, answer?.id);
});

test('pieces leave as they are made, before the answer is complete', async () => {
  chat.ai.mode = 'hangMidway';
  chat.ai.answer = () => ['First ', 'second ', 'never ', 'never'];
  const conversation_id = await chat.newConversation();
  const stream = await openStream(chat.phone, { conversation_id, content: smallTalk });
  await stream.until((text) => text.includes('"token":"First "'));
  assert.doesNotMatch(stream.received(), /DONE/);
  stream.leave();
});

test('while the model is silent, before the first piece too, comments keep the connection alive', async () => {
  chat.ai.mode = 'hang';
  const conversation_id = await chat.newConversation();
  const stream = await openStream(chat.phone, { conversation_id, content: smallTalk });
  const text = await stream.until((received) => received.split('\n\n:').length > 3);
  assert.match(text, /^data: \{"conversation_id":"[^"]+","message_id":"[^"]+"\}\n\n(:[^\n]*\n\n){3,}$/);
  stream.leave();
});

test('the answer is stored, and the title with it, before the end is told', async () => {
  const conversation_id = await chat.newConversation();
  const stream = await openStream(chat.phone, { conversation_id, content: smallTalk });
  await stream.until((text) => text.includes('[DONE]'));
  const stored = await chat.messagesOf(conversation_id);
  assert.deepEqual(
    stored.map(({ role, content, message_type }) => [role, content, message_type]),
    [
      ['user', smallTalk, 'text'],
      ['assistant', 'Fine, and you?', 'text'],
    ],
  );
  const { body } = await chat.phone.get<{ title: string }>(`/api/chat/conversations/${conversation_id}`);
  assert.equal(body.title, smallTalk);
});

const titleOf = (events: readonly unknown[]) =>
  events
    .map((event) => (event as { title_generated?: string }).title_generated)
    .filter((title) => title !== undefined);

test('only a conversation without a title is given one, once', async () => {
  for (const [title, expected] of [
    ['', [smallTalk]],
    ['New Conversation', [smallTalk]],
    ['Small talk', []],
  ] as const) {
    const conversation_id = await chat.newConversation(title);
    const first = await readChatStream(chat.phone, { conversation_id, content: smallTalk });
    assert.deepEqual(titleOf(first.events), expected, `"${title}"`);
    const second = await readChatStream(chat.phone, {
      conversation_id,
      content: 'And what is the weather like?',
    });
    assert.deepEqual(titleOf(second.events), []);
  }
});

test('every socket hears of the title, too', async () => {
  const socket = await openSocket(chat.server.url, chat.phone.token ?? '');
  const conversation_id = await chat.newConversation();
  await readChatStream(chat.phone, { conversation_id, content: smallTalk });
  const { data } = await socket.waitForType('conversation_updated');
  assert.deepEqual(data, { conversation_id, title: smallTalk });
  assert.deepEqual(
    socket.frames.map(({ type }) => type),
    ['conversation_updated'],
    'the reply itself went to the stream alone',
  );
  await socket.close();
});

test('a message that is empty, too long, or for no conversation is refused before any stream', async () => {
  const post = (body: Record<string, unknown>) => chat.phone.post('/api/chat/stream', body);
  const conversation_id = await chat.newConversation();
  for (const content of ['', '  \n', 'x'.repeat(100_001), 5, null]) {
    assert.equal((await post({ conversation_id, content })).status, 422, String(content).slice(0, 10));
  }
  const unknown = await post({ conversation_id: 'conv_000000000000', content: smallTalk });
  assert.equal(unknown.status, 404);
  assert.match(unknown.text, /"NOT_FOUND"/);
  assert.equal(
    (await chat.server.anonymous.post('/api/chat/stream', { conversation_id, content: 'x' })).status,
    401,
  );
  assert.deepEqual(await chat.messagesOf(conversation_id), []);
});

test('conversations that a client made up are created by the stream, never by send', async () => {
  for (const conversation_id of ['panel-1771234567890', 'local-conv-1771234567890']) {
    const sent = await chat.phone.post('/api/chat/send', { conversation_id, content: smallTalk });
    assert.equal(sent.status, 404);
    const stream = await readChatStream(chat.phone, { conversation_id, content: smallTalk });
    assert.deepEqual([stream.status, stream.text], [200, 'Fine, and you?']);
    assert.equal((await chat.messagesOf(conversation_id)).length, 2);
    await readChatStream(chat.phone, { conversation_id, content: 'And you?' });
    assert.equal((await chat.messagesOf(conversation_id)).length, 4);
  }
  for (const conversation_id of ['panel-', 'panel-x', 'local-1771234567890', 'temp-1', "panel-1'; --"]) {
    const answer = await chat.phone.post('/api/chat/stream', { conversation_id, content: smallTalk });
    assert.equal(answer.status, 404, conversation_id);
  }
});
