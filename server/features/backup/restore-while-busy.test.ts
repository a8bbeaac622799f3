import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import Sqlite from 'better-sqlite3';
import { type Assistant, startAssistant } from '../../../test/support/assistant.ts';
import { type Desk, openDesk } from '../../../test/support/delegate.ts';
import { openStream } from '../../../test/support/open-stream.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type { Message } from '../conversations/conversations.schema.ts';
import type { Backup, RestoreResult } from './backup.schema.ts';

let assistant: Assistant;
let desk: Desk;

before(async () => {
  const patience = { firstPieceMs: 60_000, silenceMs: 60_000, wholeMs: 60_000 };
  assistant = await startAssistant({ aiLimits: patience });
  desk = await openDesk(assistant);
});
after(async () => {
  await desk[Symbol.asyncDispose]();
  await assistant[Symbol.asyncDispose]();
});
beforeEach(() => {
  assistant.ai.requests.length = 0;
  Object.assign(assistant.ai, { mode: 'normal', answer: () => ['One', ' two'] });
  Object.assign(assistant.reader, { wishes: [], isPlainTalk: true });
});

const backups = '/api/dashboard/backups';
const make = async () => (await assistant.phone.post<Backup>(backups)).body.filename;
const restore = (filename: string) => assistant.phone.post<RestoreResult>(`${backups}/${filename}/restore`);
const said = async (id: string) => {
  const path = `/api/chat/conversations/${id}/messages`;
  return (await assistant.phone.get<{ items: Message[] }>(path)).body.items.map(({ content }) => content);
};

/** What a backup holds of a conversation. */
function kept(filename: string, conversationId: string): unknown[] {
  const sqlite = new Sqlite(`${assistant.server.services.backups.folder}/${filename}`, { readonly: true });
  try {
    return sqlite
      .prepare('select content from messages where conversation_id = ? order by sequence')
      .pluck()
      .all(conversationId);
  } finally {
    sqlite.close();
  }
}

describe('a restore while the assistant is at work', () => {
  it('begins work again that was being done when the backup was made, and that it interrupts', async () => {
    assistant.ai.mode = 'hangMidway';
    const work = await desk.delegate('Research tea');
    const [first] = await desk.waitForAsked(1);
    const filename = await make();
    assistant.ai.mode = 'normal';
    for (const count of [2, 3]) {
      const { status } = await restore(filename);
      assert.equal(status, 200);
      await desk.waitForAsked(count);
      await waitUntil(async () => (await work.read()).status === 'completed');
      assert.equal((await work.read()).result, 'One two');
    }
    await first?.over;
    assert.equal(first?.closedByClient, true, 'nobody works on what is no more');
    assert.equal((await said(work.conversationId)).length, 3, 'the result was posted once');
  });

  it('does not count against the work: it may be restored as often as one likes', async () => {
    assistant.ai.mode = 'hangMidway';
    const work = await desk.delegate('Research coffee');
    await desk.waitForAsked(1);
    const filename = await make();
    for (let round = 2; round < 5; round += 1) {
      await restore(filename);
      await desk.waitForAsked(round);
      assert.equal((await work.read()).status, 'running');
    }
    await assistant.phone.post(`/api/tasks/${work.taskId}/cancel`);
  });

  it('ends a reply that is being streamed: the old data has what was said, the restored has nothing of it', async () => {
    const conversation_id = await assistant.newConversation();
    const filename = await make();
    assistant.ai.mode = 'hangMidway';
    assistant.ai.answer = () => ['Half of it', ' and the rest'];
    const stream = await openStream(assistant.phone, { conversation_id, content: 'tell me' });
    await stream.until((text) => text.includes('Half'));
    const { body } = await restore(filename);
    assert.equal(await stream.ended, 'complete');
    assert.match(stream.received(), /data: \[DONE\]\n\n$/);
    assert.deepEqual(kept(body.safety_copy, conversation_id), ['tell me', 'Half of it']);
    assert.deepEqual(await said(conversation_id), []);
    const asked = assistant.ai.requests.findLast(({ path }) => path.includes('chat'));
    assert.equal(asked?.closedByClient, true);
  });

  it('ends a reply over the socket, and takes messages again afterwards', async () => {
    const conversation_id = await assistant.newConversation();
    const filename = await make();
    assistant.ai.mode = 'hangMidway';
    assistant.ai.answer = () => ['Half of it', ' and the rest'];
    const socket = await openSocket(assistant.server.url, assistant.phone.token ?? '');
    await assistant.phone.post('/api/chat/send', { conversation_id, content: 'tell me' });
    await socket.waitForType('stream_chunk');
    await restore(filename);
    await socket.waitForType('stream_end');
    assert.deepEqual(await said(conversation_id), []);
    await socket.close();
    assistant.ai.mode = 'normal';
    const { reply } = await assistant.say('and now?', { conversationId: conversation_id });
    assert.equal(reply.content, 'Half of it and the rest');
  });

  it('refuses messages meanwhile, and a message that is not there any more when it is repeated', async () => {
    const conversation_id = await assistant.newConversation();
    const filename = await make();
    const message = { conversation_id, content: 'tell me', idempotency_key: 'before' };
    assert.equal((await assistant.phone.post('/api/chat/send', message)).status, 202);
    const goOn = await assistant.server.services.chat.pause('Just a moment.');
    const refused = await assistant.phone.post<{ error: { message: string } }>('/api/chat/stream', message);
    assert.deepEqual([refused.status, refused.body.error.message], [503, 'Just a moment.']);
    goOn();
    await restore(filename);
    assert.equal((await assistant.phone.post('/api/chat/send', message)).status, 404);
    assert.deepEqual(await said(conversation_id), []);
  });

  it('that is refused interrupts nothing', async () => {
    assistant.ai.mode = 'hangMidway';
    const work = await desk.delegate('Research cocoa');
    const [request] = await desk.waitForAsked(1);
    assert.equal((await restore('clawchat_backup_20200101_000000.db')).status, 404);
    assert.equal((await work.read()).status, 'running');
    assert.equal(request?.closedByClient, false);
    await assistant.phone.post(`/api/tasks/${work.taskId}/cancel`);
  });
});

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; !(await isSo()); turn += 1) {
    assert.ok(turn < 1000, 'it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
