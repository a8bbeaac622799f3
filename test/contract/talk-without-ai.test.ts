import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../support/api-client.ts';
import { type StoredMessage, talkForAnAi } from '../support/chat-server.ts';
import { readChatStream } from '../support/chat-stream.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSocket } from '../support/socket-client.ts';

/** As on a fresh computer: an AI is chosen, but there never was one at its address. */
let server: TestServer;
let phone: ApiClient;

before(async () => {
  server = await startTestServer({
    settings: { AI_PROVIDER: 'ollama', AI_BASE_URL: 'http://127.0.0.1:9' },
  });
  await server.services.aiStatus.check();
  phone = await server.signIn();
});
after(() => server.stop());

async function newConversation(): Promise<string> {
  return (await phone.post<{ id: string }>('/api/chat/conversations', { title: 'Talk' })).body.id;
}

async function storedAnswer(conversationId: string): Promise<StoredMessage | undefined> {
  const path = `/api/chat/conversations/${conversationId}/messages`;
  return (await phone.get<{ items: StoredMessage[] }>(path)).body.items[1];
}

async function streamed(content: string) {
  const conversation_id = await newConversation();
  const { text } = await readChatStream(phone, { conversation_id, content });
  return { text, stored: await storedAnswer(conversation_id) };
}

async function overSocket(content: string) {
  const conversation_id = await newConversation();
  const socket = await openSocket(server.url, phone.token ?? '');
  await phone.post('/api/chat/send', { conversation_id, content });
  const end = await socket.waitForType('stream_end');
  await socket.close();
  return { text: String(end.data?.['full_content']), stored: await storedAnswer(conversation_id) };
}

const answered: readonly [said: string, answer: RegExp][] = [
  ['Hello there!', /What can I do for you\?/],
  ['Hi, what can you do?', /remind me to water the plants/],
  ['Thanks a lot!', /welcome/],
  ['Hey, what time is it?', /^It is /],
  ['How do I connect an AI?', /ollama\.com/],
  ["What's on today?", /found no events/],
  ['뭘 할 수 있어?', /할 일, 일정, 메모/],
];

for (const [way, say] of [
  ['streamed', streamed],
  ['over the socket', overSocket],
] as const) {
  test(`an AI that is chosen and not there is not missed where none is needed, ${way}`, async () => {
    for (const [said, answer] of answered) {
      const { text, stored } = await say(said);
      assert.match(text, answer, said);
      assert.deepEqual([stored?.message_type, stored?.content], ['text', text]);
      assert.ok(stored?.intent, said);
    }
  });

  test(`what needs an AI is answered with a notice that none is there, and how to get on, ${way}`, async () => {
    const { stored } = await say(talkForAnAi);
    assert.equal(stored?.message_type, 'system');
    assert.match(stored?.content ?? '', /Ollama does not answer at .*dashboard\..*work without it/);
    assert.ok(!('intent' in (stored ?? {})));
  });
}

test('a question that may be about the world is answered from what is kept only where something is', async () => {
  await phone.post('/api/memos', { title: 'Alarm code', content: 'The alarm code is on the fridge.' });
  assert.match((await streamed('What is the alarm code?')).text, /on the fridge/);
  const { stored } = await streamed('What is the capital of Peru?');
  assert.equal(stored?.message_type, 'system');
});
