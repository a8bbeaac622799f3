import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type ChatServer, smallTalk, startChatServer, talkForAnAi } from '../support/chat-server.ts';
import { readChatStream } from '../support/chat-stream.ts';
import type { FakeAiMode } from '../support/fake-ai.ts';
import { startTestServer } from '../support/server.ts';

let chat: ChatServer;

before(async () => {
  chat = await startChatServer({ aiLimits: { firstPieceMs: 300, silenceMs: 200, wholeMs: 2000 } });
});
beforeEach(() => {
  chat.ai.mode = 'normal';
  chat.ai.answer = () => ['One ', 'two ', 'three ', 'four'];
});
after(() => chat.stop());

const say = async (conversation_id?: string) => {
  const id = conversation_id ?? (await chat.newConversation('Talk'));
  return { id, stream: await readChatStream(chat.phone, { conversation_id: id, content: smallTalk }) };
};

const beforeFirstPiece: [FakeAiMode, RegExp][] = [
  ['wrongKey', /refuses the API key/],
  ['modelMissing', /no model "llama3\.2"/],
  ['outOfMemory', /too little memory/],
  ['busy', /is busy/],
  ['hang', /took too long to begin/],
  ['notJson', /no AI interface/],
];

for (const [mode, words] of beforeFirstPiece) {
  test(`the AI fails before its first piece (${mode}): the reason is the reply, and is stored as a notice`, async () => {
    chat.ai.mode = mode;
    const { id, stream } = await say();
    const [meta, token, end, ...rest] = stream.events;
    assert.deepEqual([end, rest], ['[DONE]', []]);
    assert.match((token as { token: string }).token, words);
    const [, notice] = await chat.messagesOf(id);
    assert.deepEqual(
      [notice?.role, notice?.message_type, notice?.content],
      ['assistant', 'system', stream.text],
    );
    assert.equal(notice?.id, (meta as { message_id: string }).message_id);
    assert.ok(!('intent' in (notice ?? {})));
  });
}

const midway: FakeAiMode[] = ['broken', 'truncated', 'hangMidway', 'errorMidway', 'malformedMidway'];

for (const mode of midway) {
  test(`the AI fails midway (${mode}): the stream just ends, and what was said is stored`, async () => {
    chat.ai.mode = mode;
    const { id, stream } = await say();
    assert.equal(stream.text, 'One two ');
    assert.equal(stream.events.at(-1), '[DONE]');
    const stored = await chat.messagesOf(id);
    assert.deepEqual(
      stored.map(({ role, content, message_type }) => [role, content, message_type]),
      [
        ['user', smallTalk, 'text'],
        ['assistant', 'One two ', 'text'],
      ],
    );
  });
}

test('an answer without a word is a failure, too', async () => {
  chat.ai.answer = () => [];
  const { id, stream } = await say();
  assert.match(stream.text, /empty answer/);
  assert.equal((await chat.messagesOf(id))[1]?.message_type, 'system');
});

test('after a failure the talk goes on, and the AI is not told of the notice', async () => {
  chat.ai.mode = 'outOfMemory';
  const { id } = await say();
  chat.ai.mode = 'normal';
  const { stream } = await say(id);
  assert.equal(stream.text, 'One two three four');
  const asked = chat.questions().at(-1)?.messages.slice(1);
  assert.deepEqual(asked, [
    { role: 'user', content: smallTalk },
    { role: 'user', content: smallTalk },
  ]);
});

test('characters that arrive in parts are put together', async () => {
  chat.ai.mode = 'splitUtf8';
  chat.ai.answer = () => ['Grüße ', 'an 日本 ', '👩‍👩‍👧'];
  assert.equal((await say()).stream.text, 'Grüße an 日本 👩‍👩‍👧');
});

test('nobody listens at the address of the AI: told as such, with either protocol', async () => {
  for (const AI_PROVIDER of ['ollama', 'openai']) {
    await using server = await startTestServer({
      settings: { AI_PROVIDER, AI_BASE_URL: 'http://127.0.0.1:9' },
    });
    const phone = await server.signIn();
    const { body } = await phone.post<{ id: string }>('/api/chat/conversations', { title: 'Talk' });
    const stream = await readChatStream(phone, { conversation_id: body.id, content: talkForAnAi });
    assert.equal(stream.events.length, 3);
    assert.match(stream.text, /answer/);
    assert.doesNotMatch(stream.text, /ECONN|fetch failed/);
  }
});

test('no AI chosen: the reply says so', async () => {
  await using server = await startTestServer();
  const phone = await server.signIn();
  const { body } = await phone.post<{ id: string }>('/api/chat/conversations');
  const stream = await readChatStream(phone, { conversation_id: body.id, content: talkForAnAi });
  assert.match(stream.text, /No AI is connected/);
});

test('the log holds what failed, but no word of what was said, no title, no key and no token', () => {
  const log = chat.server.log();
  assert.match(log, /reply failed/);
  for (const secret of [smallTalk, 'One two', 'Grüße', chat.phone.token ?? '-', '805173', '"Talk"'])
    assert.ok(!log.includes(secret), secret);
});
