import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Assistant, startAssistant } from '../../../test/support/assistant.ts';
import {
  answerCoordinator,
  type CoordinatorAnswers,
  usualAnswers,
} from '../../../test/support/coordinator-answers.ts';
import { type Delegated, type Desk, openDesk } from '../../../test/support/delegate.ts';

let assistant: Assistant;
let desk: Desk;
let say: CoordinatorAnswers;

const instruction = 'Research tents and compare stoves';

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
  say = answerCoordinator(assistant.ai, usualAnswers());
});

const coordinated = async () => {
  const work = await desk.delegate(instruction);
  assert.deepEqual(
    [work.card['agent_type'], work.card['is_multi_agent'], work.card['skill_chain']],
    ['coordinator', true, []],
  );
  return work;
};

/** Progress and state of the parts in each frame of the whole. */
const progressOf = ({ taskId }: Delegated) =>
  desk
    .heard({ taskId })
    .filter(({ type, data }) => type === 'task_progress' && data?.['task_id'] === taskId)
    .map(({ data }) => {
      const sub = (data?.['sub_tasks'] ?? []) as { status: string }[];
      return [
        data?.['progress'],
        data?.['message'],
        sub
          .map(({ status }) => status)
          .toSorted()
          .join(' '),
      ];
    });

describe('a coordinator', () => {
  it('divides work, has all parts done at the same time, and merges what came of them', async () => {
    const work = await coordinated();
    const { data } = await desk.waitFor('task_completed', work.taskId);
    assert.deepEqual(data, {
      task_id: work.taskId,
      task_type: 'research',
      result: 'All in one',
      conversation_id: work.conversationId,
    });
    const stored = await work.read();
    assert.deepEqual([stored.status, stored.sub_task_count, stored.completed_sub_tasks], ['completed', 3, 3]);
    assert.deepEqual(
      stored.sub_tasks?.map((part) => [part.instruction, part.agent_type, part.task_type, part.result]),
      [
        ['Find good tents', 'research', 'research', 'Done: Find good tents'],
        ['Weigh up stoves', 'analysis', 'analysis', 'Done: Weigh up stoves'],
        ['Write a list', 'drafting', 'drafting', 'Done: Write a list'],
      ],
    );
    assert.deepEqual(progressOf(work), [
      [5, 'Dividing the work', ''],
      [10, '0 of 3 parts done', 'running running running'],
      [40, '1 of 3 parts done', 'completed running running'],
      [70, '2 of 3 parts done', 'completed completed running'],
      [100, '3 of 3 parts done', 'completed completed completed'],
    ]);
    assert.equal((await work.messages()).at(-1)?.content, 'All in one');
  });

  it('tells each part by frames of its own, and the list of parts with the whole', async () => {
    const work = await coordinated();
    await desk.waitFor('task_completed', work.taskId);
    const [first] = (await work.read()).sub_tasks ?? [];
    const parent_task_id = work.taskId;
    const running = { task_id: first?.id, status: 'running', parent_task_id };
    const frames = desk.heard({ taskId: work.taskId });
    assert.deepEqual(
      frames.filter(({ data }) => data?.['task_id'] === first?.id),
      [
        { type: 'task_progress', data: { ...running, progress: 10, message: 'Working on it' } },
        { type: 'task_progress', data: { ...running, progress: 90, message: 'Almost done' } },
        {
          type: 'task_completed',
          data: {
            task_id: first?.id,
            task_type: 'research',
            result: 'Done: Find good tents',
            conversation_id: work.conversationId,
            parent_task_id,
          },
        },
      ],
    );
    const told = frames.find(({ data }) => data?.['progress'] === 10 && data['task_id'] === work.taskId);
    const list = told?.data?.['sub_tasks'] as object[] | undefined;
    assert.deepEqual(list?.[0], {
      id: first?.id,
      instruction: 'Find good tents',
      status: 'running',
      progress: 10,
    });
  });

  it('asks about all parts before any is answered, and tells each what it is a part of', async () => {
    assistant.ai.answer = (messages) => {
      if (!messages[0]?.content.startsWith('Divide')) return ['never', 'heard'];
      setImmediate(() => Object.assign(assistant.ai, { mode: 'hangMidway' }));
      return [say.divide];
    };
    const work = await coordinated();
    const [, ...asked] = await desk.waitForAsked(4);
    for (const { messages } of asked) {
      assert.match(messages[0]?.content ?? '', /one part of the following whole.*\n=+\nResearch tents and/);
    }
    await assistant.phone.post(`/api/tasks/${work.taskId}/cancel`);
    await Promise.all(asked.map(({ over }) => over));
    assistant.ai.mode = 'normal';
  });
});
