import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { readChatStream } from '../../../test/support/chat-stream.ts';
import { type FakeAi, startFakeAi } from '../../../test/support/fake-ai.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';

let ai: FakeAi;
let server: TestServer;
let phone: ApiClient;

before(async () => {
  ai = await startFakeAi();
  server = await startTestServer({
    settings: { AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url, AI_MODEL: 'llama3.2' },
    aiLimits: { firstPieceMs: 2000, silenceMs: 1000, wholeMs: 5000 },
  });
  phone = await server.signIn();
});

after(async () => {
  await server.stop();
  await ai.stop();
});

const newConversation = async (title = '') => {
  const { body } = await phone.post<{ id: string }>('/api/chat/conversations', { title });
  return body.id;
};

const messagesOf = async (id: string) => {
  const { body } = await phone.get<{ items: Record<string, string>[] }>(
    `/api/chat/conversations/${id}/messages`,
  );
  return body.items;
};

test('a streamed reply: ids, pieces, title, end mark, and stored before the end', async () => {
  ai.answer = () => ['Good ', 'morning', '!'];
  const conversation_id = await newConversation('New Conversation');
  const stream = await readChatStream(phone, {
    conversation_id,
    content: 'Hello there, how are you doing today?',
  });

  assert.equal(stream.status, 200);
  assert.match(stream.contentType, /^text\/event-stream/);
  const [meta, ...rest] = stream.events;
  assert.deepEqual(rest, [
    { token: 'Good ' },
    { token: 'morning' },
    { token: '!' },
    { title_generated: 'Hello there, how are you doing' },
    '[DONE]',
  ]);
  const stored = await messagesOf(conversation_id);
  assert.deepEqual(
    stored.map(({ role, content }) => [role, content]),
    [
      ['user', 'Hello there, how are you doing today?'],
      ['assistant', 'Good morning!'],
    ],
  );
  assert.deepEqual(meta, { conversation_id, message_id: stored[1]?.['id'] });
});

test('a sent message is answered over every socket, in order', async () => {
  ai.answer = () => ['One', ' two'];
  const [tab, desktop] = await Promise.all([
    openSocket(server.url, phone.token ?? ''),
    openSocket(server.url, phone.token ?? ''),
  ]);
  const conversation_id = await newConversation();
  const sent = await phone.post<{ message_id: string; status: string }>('/api/chat/send', {
    conversation_id,
    content: 'Count',
  });
  assert.equal(sent.status, 202);
  assert.equal(sent.body.status, 'delivered');
  for (const socket of [tab, desktop]) {
    await socket.waitForType('conversation_updated');
    assert.deepEqual(
      socket.frames.map(({ type }) => type),
      ['stream_start', 'stream_chunk', 'stream_chunk', 'stream_end', 'conversation_updated'],
    );
    assert.equal(socket.frames[3]?.data?.['full_content'], 'One two');
    await socket.close();
  }
});
