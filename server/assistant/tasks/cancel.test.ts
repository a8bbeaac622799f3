import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Assistant, startAssistant } from '../../../test/support/assistant.ts';
import { type Delegated, type Desk, openDesk } from '../../../test/support/delegate.ts';
import type { FakeAiRequest } from '../../../test/support/fake-ai.ts';
import { advanceTask, completeTask } from '../../features/tasks/tasks.ts';

let assistant: Assistant;
let desk: Desk;

before(async () => {
  // Longer than any test waits: only the cancelling ends a call.
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
  Object.assign(assistant.ai, { mode: 'hangMidway', answer: () => ['half', 'whole'] });
});

const cancel = (id: string | undefined) =>
  assistant.phone.post<{ status: string }>(`/api/tasks/${id}/cancel`);

const error = 'Cancelled by user';

/** Calls that the server hung up on, as soon as it has. @throws {Error} when it does not */
async function hungUp(requests: readonly (FakeAiRequest | undefined)[]): Promise<void> {
  const over = Promise.all(requests.map((request) => request?.over));
  await Promise.race([over, delay(5000, undefined, { ref: false })]);
  assert.deepEqual(
    requests.map((request) => request?.closedByClient),
    requests.map(() => true),
  );
}

/** Nothing more may be heard of it, whatever else goes on. */
async function staysCancelled(work: Delegated): Promise<void> {
  const heard = desk.heard(work).length;
  assistant.ai.mode = 'normal';
  const other = await desk.delegate('Research something else');
  await desk.waitFor('task_completed', other.taskId);
  const task = await work.read();
  assert.deepEqual([task.status, task.error, task.result], ['failed', error, null]);
  assert.equal(desk.heard(work).length, heard);
  assert.equal((await work.messages()).length, 2);
}

describe('cancelling', () => {
  it('ends the call to the AI, and the task for good', async () => {
    const work = await desk.delegate('Research green tea');
    const [request] = await desk.waitForAsked(1);
    assert.ok(request && !request.closedByClient);
    const { body } = await cancel(work.taskId);
    assert.deepEqual(body, { status: 'cancelled', task_id: work.taskId });
    await hungUp([request]);
    const { data } = await desk.waitFor('task_failed', work.taskId);
    assert.deepEqual(data, {
      task_id: work.taskId,
      task_type: 'research',
      error,
      conversation_id: work.conversationId,
    });
    await staysCancelled(work);
  });

  it('ends the call before it is answered, not when the AI says its next word', async () => {
    // The next word would come in a minute.
    Object.assign(assistant.ai, { mode: 'slow', delayMs: 60_000, answer: () => ['never'] });
    const work = await desk.delegate('Research black tea');
    const [request] = await desk.waitForAsked(1);
    await cancel(work.taskId);
    // What the server does afterwards comes after: the end is seen within a few questions and answers.
    for (let turn = 0; !request?.closedByClient; turn += 1) {
      assert.ok(turn < 20, 'the call goes on');
      await work.read();
    }
    assistant.ai.delayMs = 20;
  });

  it('of what waits in the queue takes it out', async () => {
    const working = [await desk.delegate('Research tea'), await desk.delegate('Research coffee')];
    await desk.waitForAsked(2);
    const waiting = await desk.delegate('Research cocoa');
    await cancel(waiting.taskId);
    for (const { taskId } of working) await cancel(taskId);
    await staysCancelled(waiting);
    assert.ok(desk.asked().every(({ messages }) => messages.at(-1)?.content !== 'Research cocoa'));
  });

  it('of a coordinator ends all its parts', async () => {
    const work = await startedParts();
    const requests = (await desk.waitForAsked(3)).slice(1);
    await cancel(work.taskId);
    await hungUp(requests);
    await desk.waitFor('task_failed', work.taskId);
    const parts = (await work.read()).sub_tasks ?? [];
    assert.deepEqual(
      parts.map((part) => [part.status, part.error]),
      Array(2).fill(['failed', error]),
    );
    const failed = desk.heard(work).filter(({ type }) => type === 'task_failed');
    assert.deepEqual(
      failed.map(({ data }) => data?.['task_id']),
      [...parts.map(({ id }) => id), work.taskId],
    );
    await staysCancelled(work);
  });

  it('of one part lets the others go on', async () => {
    const work = await startedParts();
    const [, first] = await desk.waitForAsked(3);
    const [part, other] = (await work.read()).sub_tasks ?? [];
    await cancel(part?.id);
    await hungUp([first]);
    await desk.waitFor('task_failed', String(part?.id));
    const { status, completed_sub_tasks, progress } = await untilCounted(work);
    assert.deepEqual([status, completed_sub_tasks, progress], ['running', 1, 55]);
    await cancel(other?.id);
    const { data } = await desk.waitFor('task_failed', work.taskId);
    assert.equal(data?.['error'], `No part of this could be done. ${error}`);
  });
});

/** A coordinator whose two parts wait for the AI. */
async function startedParts(): Promise<Delegated> {
  const { ai } = assistant;
  ai.mode = 'normal';
  ai.answer = (messages) => {
    if (!messages[0]?.content.startsWith('Divide')) return ['half', 'whole'];
    setImmediate(() => Object.assign(ai, { mode: 'hangMidway' }));
    return ['["Find tents", "Find stoves"]'];
  };
  return desk.delegate('Research tents and stoves');
}

async function untilCounted(work: Delegated) {
  for (let turn = 0; turn < 500; turn += 1) {
    const task = await work.read();
    if (task.completed_sub_tasks > 0) return task;
  }
  return work.read();
}

it('a result that comes after the cancelling changes nothing', async () => {
  const work = await desk.delegate('Research green tea');
  await desk.waitForAsked(1);
  await cancel(work.taskId);
  const before = await work.read();
  const heard = desk.heard(work).length;
  const { hub, work: database } = assistant.server.services;
  const late = await database.write(async (scope) => [
    await advanceTask({ scope, hub }, work.taskId, { progress: 90, message: 'Almost done' }),
    await completeTask({ scope, hub }, work.taskId, 'Too late'),
  ]);
  assert.deepEqual(late, [undefined, undefined]);
  assert.deepEqual(await work.read(), before);
  await staysCancelled(work);
  assert.equal(desk.heard(work).length, heard);
});
