import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type ChatServer, smallTalk, startChatServer } from '../support/chat-server.ts';
import { openSocket } from '../support/socket-client.ts';

let chat: ChatServer;

before(async () => {
  chat = await startChatServer({ aiLimits: { firstPieceMs: 20_000, silenceMs: 20_000, wholeMs: 30_000 } });
});
beforeEach(() => {
  chat.ai.requests.length = 0;
  chat.ai.answer = () => ['One ', 'two'];
});
after(() => chat.stop());

/** Nothing can be stored until `release` is called. */
async function holdDatabase() {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: held, resolve: setHeld } = Promise.withResolvers<void>();
  const done = chat.server.services.work.write(async () => {
    setHeld();
    await released;
  });
  await held;
  return { release, done };
}

async function untilAnswered() {
  while (chat.questions().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await chat.questions()[0]?.over;
}

for (const path of ['send', 'stream'] as const) {
  describe(`a message that takes long to be stored, over /${path}`, () => {
    it('is put to the AI at once, and nothing of the reply is told before it is stored', async () => {
      const conversation_id = await chat.newConversation('Talk');
      const socket = await openSocket(chat.server.url, chat.phone.token ?? '');
      const { release, done } = await holdDatabase();
      let isAcknowledged = false;
      const sent = chat.phone
        .post(`/api/chat/${path}`, { conversation_id, content: smallTalk })
        .finally(() => {
          isAcknowledged = true;
        });
      await untilAnswered();
      const turns = chat.questions()[0]?.messages.map(({ role, content }) => [role, content]) ?? [];
      assert.deepEqual(turns.slice(1), [['user', smallTalk]]);
      assert.deepEqual(await chat.messagesOf(conversation_id), [], 'the AI has answered, nothing is stored');
      assert.equal(isAcknowledged, false);
      socket.socket.send('{"type":"ping"}');
      await socket.waitForType('pong');
      assert.deepEqual(
        socket.frames.map(({ type }) => type),
        ['pong'],
      );
      release();
      await done;
      const { status, text } = await sent;
      assert.equal(status, path === 'send' ? 202 : 200);
      if (path === 'send') await socket.waitForType('stream_end');
      else assert.match(text, /"One ".*"two".*\[DONE\]/s);
      const stored = (await chat.messagesOf(conversation_id)).map(({ role, content }) => [role, content]);
      assert.deepEqual(stored, [
        ['user', smallTalk],
        ['assistant', 'One two'],
      ]);
      await socket.close();
    });

    it('leaves nothing behind when its conversation is gone by then', async () => {
      const conversation_id = await chat.newConversation('Talk');
      const { release, done } = await holdDatabase();
      const removed = chat.server.services.work.write((scope) =>
        scope.db.deleteFrom('conversations').where('id', '=', conversation_id).execute(),
      );
      chat.ai.mode = 'hangMidway';
      const sent = chat.phone.post<{ error: { code: string } }>(`/api/chat/${path}`, {
        conversation_id,
        content: smallTalk,
      });
      while (chat.questions().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      release();
      await Promise.all([done, removed]);
      const { status } = await sent;
      assert.equal(status, 404);
      await chat.questions()[0]?.over;
      assert.equal(chat.questions()[0]?.closedByClient, true, 'the call to the AI is ended');
      while (chat.server.services.chat.isAnswering()) await new Promise((resolve) => setTimeout(resolve, 5));
      chat.ai.mode = 'normal';
    });
  });
}
