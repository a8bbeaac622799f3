import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallTalk, startChatServer } from '../../../test/support/chat-server.ts';
import { openStream } from '../../../test/support/open-stream.ts';
import { openSocket } from '../../../test/support/socket-client.ts';

test('when it stops, replies under way end with what there is of them, stored, and no more messages are taken', async () => {
  const chat = await startChatServer({ aiLimits: { firstPieceMs: 60_000, silenceMs: 60_000 } });
  const { server, phone, ai } = chat;
  ai.mode = 'hangMidway';
  ai.answer = () => ['One ', 'two ', 'three ', 'four'];
  const [streamed, sent] = [await chat.newConversation('Talk'), await chat.newConversation('Talk')];
  const socket = await openSocket(server.url, phone.token ?? '');
  const stream = await openStream(phone, { conversation_id: streamed, content: smallTalk });
  await phone.post('/api/chat/send', { conversation_id: sent, content: smallTalk });
  await stream.until((text) => text.includes('two'));
  await socket.waitFor(({ data }) => data?.['content'] === 'two ');

  await server.services.chat.stop();
  assert.equal(await stream.ended, 'complete');
  assert.match(stream.received(), /"two "\}\n\ndata: \[DONE\]\n\n$/);
  assert.equal((await socket.waitForType('stream_end')).data?.['full_content'], 'One two ');
  for (const id of [streamed, sent]) assert.equal((await chat.messagesOf(id))[1]?.content, 'One two ');

  for (const path of ['/api/chat/send', '/api/chat/stream']) {
    const { status, text } = await phone.post(path, { conversation_id: sent, content: smallTalk });
    assert.equal(status, 503, path);
    assert.match(text, /stopping/);
  }
  assert.equal((await chat.messagesOf(sent)).length, 2);
  await socket.close();
  await chat.stop();
});
