import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ChatServer, smallTalk, startChatServer } from '../support/chat-server.ts';
import { readChatStream } from '../support/chat-stream.ts';
import { controlledClock } from '../support/controlled-clock.ts';
import { openSocket } from '../support/socket-client.ts';

// A Sunday in Berlin, while it is still Saturday in UTC.
const clock = controlledClock('2026-06-13T22:30:00.000Z');
let chat: ChatServer;

before(async () => {
  chat = await startChatServer({ clock });
  chat.ai.answer = (messages) => [`Answer ${messages.length}`];
});
after(() => chat.stop());

const ask = (conversation_id: string, content: string) =>
  readChatStream(chat.phone, { conversation_id, content });
const lastPrompt = () => chat.questions().at(-1)?.messages ?? [];

test('the model is told who it is, when it is where the owner lives, and then the talk', async () => {
  const conversation_id = await chat.newConversation('Talk');
  await ask(conversation_id, smallTalk);
  const [system, ...turns] = lastPrompt();
  assert.equal(system?.role, 'system');
  assert.match(system?.content ?? '', /ClawChat/);
  assert.match(system?.content ?? '', /Sunday, 2026-06-14T00:30:00\+02:00 \(Europe\/Berlin\)/);
  assert.deepEqual(turns, [{ role: 'user', content: smallTalk }]);
  await ask(conversation_id, 'And what is new?');
  assert.deepEqual(lastPrompt().slice(1), [
    { role: 'user', content: smallTalk },
    { role: 'assistant', content: 'Answer 2' },
    { role: 'user', content: 'And what is new?' },
  ]);
});

test('of a long talk it is given the last twenty messages', async () => {
  const conversation_id = await chat.newConversation('Talk');
  for (let turn = 1; turn <= 12; turn += 1) await ask(conversation_id, `How are you, for the ${turn}. time?`);
  const turns = lastPrompt().slice(1);
  assert.equal(turns.length, 20);
  assert.equal(turns.at(-1)?.content, 'How are you, for the 12. time?');
  assert.equal(turns[1]?.content, 'How are you, for the 3. time?');
});

test("the owner's own instructions are added, on both ways of sending, until they are taken back", async () => {
  const conversation_id = await chat.newConversation('Talk');
  const own = 'Speak like a pirate.\nNever say no.';
  await chat.phone.put('/api/settings', { systemPrompt: own });
  await ask(conversation_id, smallTalk);
  assert.ok(lastPrompt()[0]?.content.includes(own));

  const socket = await openSocket(chat.server.url, chat.phone.token ?? '');
  await chat.phone.post('/api/chat/send', { conversation_id, content: smallTalk });
  await socket.waitForType('stream_end');
  assert.ok(lastPrompt()[0]?.content.includes(own));
  await socket.close();

  await chat.phone.put('/api/settings', { systemPrompt: null });
  await ask(conversation_id, smallTalk);
  assert.ok(!lastPrompt()[0]?.content.includes('pirate'));
  assert.equal(lastPrompt().filter(({ role }) => role === 'system').length, 1);
});

test('messages that were edited or deleted go to the model as they are now', async () => {
  const conversation_id = await chat.newConversation('Talk');
  await ask(conversation_id, 'Hello there, wrong words!');
  const [question, answer] = await chat.messagesOf(conversation_id);
  const path = `/api/chat/conversations/${conversation_id}/messages`;
  await chat.phone.put(`${path}/${question?.id}`, { content: 'Hello there, right words!' });
  await chat.phone.delete(`${path}/${answer?.id}`);
  await ask(conversation_id, smallTalk);
  assert.deepEqual(
    lastPrompt()
      .slice(1)
      .map(({ content }) => content),
    ['Hello there, right words!', smallTalk],
  );
});

test('other conversations stay out of it', async () => {
  const [one, two] = [await chat.newConversation('One'), await chat.newConversation('Two')];
  await ask(one, 'Hello there, a secret between us.');
  await ask(two, smallTalk);
  assert.doesNotMatch(JSON.stringify(lastPrompt()), /secret/);
});
