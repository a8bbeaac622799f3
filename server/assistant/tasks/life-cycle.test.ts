import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Assistant, paths, startAssistant } from '../../../test/support/assistant.ts';
import { type Delegated, type Desk, openDesk } from '../../../test/support/delegate.ts';

let assistant: Assistant;
let desk: Desk;

before(async () => {
  assistant = await startAssistant();
  desk = await openDesk(assistant);
});
after(async () => {
  await desk[Symbol.asyncDispose]();
  await assistant[Symbol.asyncDispose]();
});
beforeEach(() => {
  assistant.ai.requests.length = 0;
  Object.assign(assistant.ai, { mode: 'normal', answer: () => ['Green tea', ' grows in the shade.'] });
});

for (const path of paths) {
  describe(`work delegated over /${path}`, () => {
    it('is told at once, done in the background, and its result is a message', async () => {
      const work = await desk.delegate('Research green tea', path);
      const { taskId: task_id, conversationId: conversation_id } = work;
      await desk.waitFor('task_completed', task_id);
      const { action_id, ...card } = work.card;
      assert.equal(typeof action_id, 'string');
      assert.deepEqual(card, {
        can_undo: true,
        action_type: 'task_delegated',
        task_id,
        agent_type: 'research',
        is_multi_agent: false,
        skill_chain: ['research'],
        intent: 'delegate_task',
      });
      const result = 'Green tea grows in the shade.';
      const metadata = { intent: 'delegate_task', task_id };
      const [asked, , posted] = await work.messages();
      assert.equal(asked?.intent, 'delegate_task');
      assert.deepEqual(
        [posted?.content, posted?.role, posted?.message_type, posted?.intent, posted?.metadata],
        [result, 'assistant', 'text', 'delegate_task', metadata],
      );
      const message_id = posted?.id;
      const frames = desk
        .heard({ taskId: task_id, conversationId: conversation_id })
        .slice(path === 'send' ? 3 : 0);
      const running = { task_id, status: 'running' };
      assert.deepEqual(frames, [
        { type: 'task_progress', data: { ...running, progress: 10, message: 'Working on it' } },
        { type: 'task_progress', data: { ...running, progress: 90, message: 'Almost done' } },
        { type: 'task_completed', data: { task_id, task_type: 'research', result, conversation_id } },
        { type: 'stream_start', data: { message_id, conversation_id } },
        { type: 'stream_chunk', data: { message_id, content: result, index: 0 } },
        {
          type: 'stream_end',
          data: { message_id, conversation_id, full_content: result, intent: 'delegate_task', metadata },
        },
      ]);
      const { status, progress, error, started_at, completed_at, message_id: origin } = await work.read();
      assert.deepEqual([status, progress, error, origin], ['completed', 100, null, asked?.id]);
      assert.ok(started_at && completed_at);
    });
  });
}

it('the AI itself may delegate', async () => {
  Object.assign(assistant.reader, { wishes: [], isPlainTalk: false });
  const parameters = { instruction: 'Draft a speech', task_type: 'drafting' };
  assistant.calls({ name: 'delegate_task', arguments: parameters });
  const { reply } = await assistant.say('write me a speech, please');
  assistant.calls();
  const id = String(reply.metadata?.['task_id']);
  await desk.waitFor('task_completed', id);
  const { instruction, task_type, agent_type } = await desk.read(id);
  assert.deepEqual([instruction, task_type, agent_type], ['Draft a speech', 'drafting', 'drafting']);
});

it('the AI is told who it is, when it is, and what to do', async () => {
  const work = await desk.delegate('이메일 초안 작성');
  await desk.waitFor('task_completed', work.taskId);
  const [request] = desk.asked();
  const [system, user] = request?.messages ?? [];
  assert.match(system?.content ?? '', /You write texts.*\nIt is Wednesday, 2026-03-04T10:00.*Europe\/Berlin/);
  assert.deepEqual(user, { role: 'user', content: '이메일 초안 작성' });
  assert.equal(work.card['agent_type'], 'drafting');
  assert.equal(desk.heard({ taskId: work.taskId })[0]?.data?.['message'], '작업하는 중');
});

it('a failing AI fails the task, and the conversation hears why', async () => {
  assistant.ai.answer = () => [''];
  const work = await desk.delegate('Research green tea');
  const { taskId: task_id, conversationId: conversation_id } = work;
  const { data } = await desk.waitFor('task_failed', task_id);
  const error = 'The AI gave an empty answer. Please try again.';
  assert.deepEqual(data, { task_id, task_type: 'research', error, conversation_id });
  const { status, completed_at, result } = await work.read();
  assert.deepEqual([status, result], ['failed', null]);
  assert.ok(completed_at);
  const said = (await work.messages()).at(-1);
  assert.deepEqual(
    [said?.message_type, said?.content, said?.metadata],
    ['system', `I could not finish “Research green tea”. ${error}`, { task_id }],
  );
});

it('two are worked on at once, the others wait their turn', async () => {
  assistant.ai.mode = 'hangMidway';
  const works: Delegated[] = [];
  for (const name of ['tea', 'coffee', 'cocoa', 'mate']) works.push(await desk.delegate(`Research ${name}`));
  await desk.waitForAsked(2);
  const statuses = async () => Promise.all(works.map(async (work) => (await work.read()).status));
  assert.deepEqual(await statuses(), ['running', 'running', 'queued', 'queued']);
  assert.equal(desk.asked().length, 2);
  await assistant.phone.post(`/api/tasks/${works[0]?.taskId}/cancel`);
  const [, , third] = await desk.waitForAsked(3);
  assert.equal(third?.messages.at(-1)?.content, 'Research cocoa');
  assert.deepEqual(await statuses(), ['failed', 'running', 'running', 'queued']);
  for (const { taskId } of works.slice(1).reverse())
    await assistant.phone.post(`/api/tasks/${taskId}/cancel`);
  assert.deepEqual(await statuses(), ['failed', 'failed', 'failed', 'failed']);
});

it('a task whose conversation is gone ends without one', async () => {
  assistant.ai.mode = 'slow';
  const work = await desk.delegate('Research green tea');
  await assistant.server.services.work.write(({ db }) =>
    db.deleteFrom('conversations').where('id', '=', work.conversationId).execute(),
  );
  await desk.waitFor('task_completed', work.taskId);
  assert.equal((await work.read()).status, 'completed');
});

describe('without an AI', () => {
  it('the task fails at once and says how to connect one', async () => {
    await using alone = await startAssistant({ settings: { AI_PROVIDER: 'builtin' } });
    await using ownDesk = await openDesk(alone);
    const work = await ownDesk.delegate('Research green tea');
    const { data } = await ownDesk.waitFor('task_failed', work.taskId);
    assert.match(String(data?.['error']), /No AI is connected.*Ollama.*dashboard/);
    assert.match(
      (await work.messages()).at(-1)?.content ?? '',
      /^I could not finish “Research green tea”\. No AI/,
    );
    assert.deepEqual(alone.ai.requests, []);
  });
});
