import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { type ChatServer, smallTalk, startChatServer } from '../support/chat-server.ts';
import type { FakeAiMode } from '../support/fake-ai.ts';
import { openSocket, type SocketClient } from '../support/socket-client.ts';

let chat: ChatServer;

before(async () => {
  chat = await startChatServer({ aiLimits: { firstPieceMs: 300, silenceMs: 200, wholeMs: 2000 } });
});
beforeEach(() => {
  chat.ai.mode = 'normal';
  chat.ai.answer = () => ['One ', 'two ', 'three ', 'four'];
});
after(() => chat.stop());

const openTab = () => openSocket(chat.server.url, chat.phone.token ?? '');

async function send(title = 'Talk') {
  const conversation_id = await chat.newConversation(title);
  const message = { conversation_id, content: smallTalk };
  const { status, body } = await chat.phone.post<Record<string, string>>('/api/chat/send', message);
  return { conversation_id, status, body };
}

const dataOf = (socket: SocketClient, type: string) =>
  socket.frames.filter((frame) => frame.type === type).map(({ data }) => data ?? {});
const typesOf = (socket: SocketClient) => socket.frames.map(({ type }) => type);

test('the answer to a sent message is the id of the stored message; the reply comes over the socket, in order', async () => {
  const socket = await openTab();
  const { conversation_id, status, body } = await send('');
  const end = await socket.waitForType('stream_end');
  await socket.waitForType('conversation_updated');
  const [question, answer] = await chat.messagesOf(conversation_id);
  assert.deepEqual([status, body], [202, { message_id: question?.id, conversation_id, status: 'delivered' }]);
  assert.deepEqual(typesOf(socket), [
    'stream_start',
    ...Array.from({ length: 4 }, () => 'stream_chunk'),
    'stream_end',
    'conversation_updated',
  ]);
  const message_id = answer?.id;
  assert.deepEqual(dataOf(socket, 'stream_start'), [{ message_id, conversation_id }]);
  assert.deepEqual(
    dataOf(socket, 'stream_chunk'),
    ['One ', 'two ', 'three ', 'four'].map((content, index) => ({ message_id, content, index })),
  );
  const { full_content, intent, metadata, ...ids } = end.data ?? {};
  assert.deepEqual([full_content, ids], ['One two three four', { message_id, conversation_id }]);
  assert.deepEqual([intent, metadata], ['general_chat', { intent: 'general_chat' }]);
  assert.deepEqual(dataOf(socket, 'conversation_updated'), [{ conversation_id, title: smallTalk }]);
  assert.doesNotMatch(JSON.stringify(socket.frames), /null/);
  await socket.close();
});

test('the reply can be read at the very moment its end is told', async () => {
  const socket = await openTab();
  const { promise: stored, resolve } = Promise.withResolvers<unknown>();
  socket.socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as { type: string; data?: { conversation_id: string } };
    if (frame.type === 'stream_end') resolve(chat.messagesOf(frame.data?.conversation_id ?? ''));
  });
  await send();
  const messages = (await stored) as { content: string }[];
  assert.deepEqual(
    messages.map(({ content }) => content),
    [smallTalk, 'One two three four'],
  );
  await socket.close();
});

test('every socket of every client gets every frame; one that is gone holds up none of them', async () => {
  const desktop = createApiClient(chat.server.url, await chat.server.services.auth.beginDesktopSession());
  const other = await chat.server.signIn();
  const tokens = [chat.phone.token, chat.phone.token, other.token, desktop.token];
  const sockets = await Promise.all(tokens.map((token) => openSocket(chat.server.url, token ?? '')));
  const dying = await openTab();
  dying.socket.terminate();
  await send();
  for (const socket of sockets) {
    await socket.waitForType('stream_end');
    assert.deepEqual(
      dataOf(socket, 'stream_chunk')
        .map(({ content }) => content)
        .join(''),
      'One two three four',
    );
  }
  await Promise.all(sockets.map((socket) => socket.close()));
});

test('without any socket the reply is made and stored all the same', async () => {
  const { conversation_id } = await send();
  while ((await chat.messagesOf(conversation_id)).length < 2)
    await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal((await chat.messagesOf(conversation_id))[1]?.content, 'One two three four');
});

test('two replies at the same time are told apart by their ids', async () => {
  const socket = await openTab();
  chat.ai.mode = 'slow';
  const [one, two] = await Promise.all([send(), send()]);
  const endOf = (id: string) => (frame: { type: string; data?: Record<string, unknown> }) =>
    frame.type === 'stream_end' && frame.data?.['conversation_id'] === id;
  const ends = await Promise.all(
    [one, two].map(({ conversation_id }) => socket.waitFor(endOf(conversation_id))),
  );
  for (const { data } of ends) {
    const own = dataOf(socket, 'stream_chunk').filter(
      ({ message_id }) => message_id === data?.['message_id'],
    );
    assert.deepEqual(
      own.map(({ index }) => index),
      [0, 1, 2, 3],
    );
    assert.equal(own.map(({ content }) => content).join(''), data?.['full_content']);
  }
  await socket.close();
});

const beforeFirstPiece: FakeAiMode[] = ['wrongKey', 'modelMissing', 'outOfMemory', 'hang', 'notJson'];

for (const mode of beforeFirstPiece) {
  test(`the AI fails before its first piece (${mode}): one whole message says why`, async () => {
    const socket = await openTab();
    chat.ai.mode = mode;
    const { conversation_id } = await send();
    const { data } = await socket.waitForType('stream_end');
    assert.deepEqual(typesOf(socket), ['stream_start', 'stream_chunk', 'stream_end']);
    const [, notice] = await chat.messagesOf(conversation_id);
    assert.deepEqual(
      [notice?.role, notice?.message_type, notice?.content, notice?.id],
      ['assistant', 'system', data?.['full_content'], data?.['message_id']],
    );
    await socket.close();
  });
}

for (const mode of ['broken', 'hangMidway', 'errorMidway'] as const) {
  test(`the AI fails midway (${mode}): the reply ends empty, and a second message says why`, async () => {
    const socket = await openTab();
    chat.ai.mode = mode;
    const { conversation_id } = await send();
    await socket.waitFor(
      ({ data }) => typeof data?.['full_content'] === 'string' && data['full_content'] !== '',
    );
    assert.deepEqual(typesOf(socket), [
      'stream_start',
      'stream_chunk',
      'stream_chunk',
      'stream_end',
      'stream_start',
      'stream_chunk',
      'stream_end',
    ]);
    const [first, second] = dataOf(socket, 'stream_end');
    const [, partial, notice] = await chat.messagesOf(conversation_id);
    assert.deepEqual([first?.['full_content'], first?.['message_id']], ['', partial?.id]);
    assert.deepEqual([second?.['full_content'], second?.['message_id']], [notice?.content, notice?.id]);
    assert.deepEqual([partial?.content, partial?.message_type], ['One two ', 'text']);
    assert.deepEqual([notice?.role, notice?.message_type], ['assistant', 'system']);
    assert.equal(dataOf(socket, 'stream_chunk').at(-1)?.['index'], 0);
    await socket.close();
  });
}

test('a message for no conversation, or an empty one, is refused and starts nothing', async () => {
  const socket = await openTab();
  const post = (body: Record<string, unknown>) => chat.phone.post('/api/chat/send', body);
  assert.equal((await post({ conversation_id: 'conv_000000000000', content: smallTalk })).status, 404);
  assert.equal((await post({ conversation_id: await chat.newConversation(), content: '   ' })).status, 422);
  assert.equal((await post({ content: smallTalk })).status, 422);
  socket.socket.send('{"type":"ping"}');
  await socket.waitForType('pong');
  assert.deepEqual(typesOf(socket), ['pong']);
  await socket.close();
});
