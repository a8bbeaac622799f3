import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type ChatServer, smallTalk, startChatServer } from '../support/chat-server.ts';
import { readChatStream } from '../support/chat-stream.ts';
import { openStream } from '../support/open-stream.ts';
import { openRaw } from '../support/raw-http.ts';

let chat: ChatServer;

before(async () => {
  // Long limits: what stops the AI here can only be that the client left.
  chat = await startChatServer({ aiLimits: { firstPieceMs: 60_000, silenceMs: 60_000 } });
  chat.ai.answer = () => ['One ', 'two ', 'three ', 'four'];
});
after(() => chat.stop());

test('a client that leaves stops the AI, and what was said until then is stored', async () => {
  chat.ai.mode = 'hangMidway';
  const conversation_id = await chat.newConversation('Talk');
  const stream = await openStream(chat.phone, { conversation_id, content: smallTalk });
  await stream.until((text) => text.includes('two'));
  const asked = chat.questions().at(-1);
  stream.leave();
  await asked?.over;
  assert.equal(asked?.closedByClient, true);
  await untilStored(conversation_id, 2);
  assert.equal((await chat.messagesOf(conversation_id))[1]?.content, 'One two ');
});

test('a client that leaves before the first piece stops the AI and leaves no empty message behind', async () => {
  chat.ai.mode = 'hang';
  const conversation_id = await chat.newConversation('Talk');
  const before = chat.questions().length;
  const stream = await openStream(chat.phone, { conversation_id, content: smallTalk });
  while (chat.questions().length === before) await delay(5);
  const asked = chat.questions().at(-1);
  stream.leave();
  await asked?.over;
  assert.equal(asked?.closedByClient, true);
  chat.ai.mode = 'normal';
  const next = await readChatStream(chat.phone, { conversation_id, content: smallTalk });
  assert.equal(next.text, 'One two three four');
  assert.deepEqual(
    (await chat.messagesOf(conversation_id)).map(({ role }) => role),
    ['user', 'user', 'assistant'],
  );
});

test('a client that leaves the moment it has asked does not leave the AI working for nobody', async () => {
  chat.ai.mode = 'hang';
  const before = chat.questions().length;
  const conversation_id = await chat.newConversation('Talk');
  const body = JSON.stringify({ conversation_id, content: smallTalk });
  const head = `POST /api/chat/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${chat.phone.token}\r\n`;
  for (let round = 0; round < 5; round += 1) {
    const connection = openRaw(chat.server.url);
    await once(connection.socket, 'connect');
    connection.socket.end(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
    await delay(round);
    connection.socket.destroy();
  }
  const count = async () =>
    (await chat.messagesOf(conversation_id)).filter(({ role }) => role === 'user').length;
  while ((await count()) < 5) await delay(5);
  const asked = chat.questions().slice(before);
  for (const { over } of asked) await over;
  assert.ok(asked.every(({ closedByClient }) => closedByClient));
});

async function untilStored(conversationId: string, count: number): Promise<void> {
  while ((await chat.messagesOf(conversationId)).length < count) await delay(5);
}
