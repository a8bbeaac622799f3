import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Assistant, startAssistant } from '../../../test/support/assistant.ts';
import {
  answerCoordinator,
  type CoordinatorAnswers,
  usualAnswers,
} from '../../../test/support/coordinator-answers.ts';
import { type Desk, openDesk } from '../../../test/support/delegate.ts';

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

const coordinated = () => desk.delegate(instruction);

describe('when parts fail', () => {
  it('one: it counts as ended, and the merged text is told what is missing', async () => {
    say.part = (text) => (text === 'Weigh up stoves' ? '' : `Done: ${text}`);
    const work = await coordinated();
    await desk.waitFor('task_completed', work.taskId);
    const { completed_sub_tasks, sub_tasks, result } = await work.read();
    assert.deepEqual(
      [completed_sub_tasks, sub_tasks?.map(({ status }) => status), result],
      [3, ['completed', 'failed', 'completed'], 'All in one'],
    );
    const failed = desk.heard({ taskId: work.taskId }).filter(({ type }) => type === 'task_failed');
    assert.deepEqual(
      failed.map(({ data }) => [data?.['task_id'], data?.['parent_task_id']]),
      [[sub_tasks?.[1]?.id, work.taskId]],
    );
    const merge = desk.asked().at(-1)?.messages[1]?.content ?? '';
    assert.match(merge, /Find good tents\n=+\nDone: Find good tents\n=+\n/);
    assert.match(merge, /These parts could not be done.*\n- Weigh up stoves$/);
  });

  it('all: the whole fails with the reason, and is not merged', async () => {
    say.part = () => '';
    const work = await coordinated();
    const { data } = await desk.waitFor('task_failed', work.taskId);
    const error = 'No part of this could be done. The AI gave an empty answer. Please try again.';
    assert.equal(data?.['error'], error);
    const { status, progress, completed_sub_tasks } = await work.read();
    assert.deepEqual([status, progress, completed_sub_tasks], ['failed', 100, 3]);
    assert.equal(desk.asked().length, 4);
  });

  it('the merging: the results stand one after the other', async () => {
    say.merge = '';
    say.part = (text) => (text === 'Weigh up stoves' ? '' : `Done: ${text}`);
    const work = await coordinated();
    await desk.waitFor('task_completed', work.taskId);
    assert.equal(
      (await work.read()).result,
      [
        'Find good tents\n\nDone: Find good tents',
        'Write a list\n\nDone: Write a list',
        'These parts could not be done:\n• “Weigh up stoves”',
      ].join('\n\n'),
    );
  });

  it('the dividing: so does the whole', async () => {
    say.divide = '';
    const work = await coordinated();
    await desk.waitFor('task_failed', work.taskId);
    const { error, sub_tasks } = await work.read();
    assert.deepEqual([error, sub_tasks], ['The AI gave an empty answer. Please try again.', []]);
  });
});

for (const [name, divide] of [
  ['cannot be read', 'First I would look at tents, then at stoves.'],
  ['is empty', '[]'],
  ['holds nothing that is a part', '[1, null, {"agent_type": "research"}, ""]'],
] as const) {
  it(`a division that ${name} is one part with everything in it`, async () => {
    say.divide = divide;
    const work = await coordinated();
    await desk.waitFor('task_completed', work.taskId);
    const { sub_tasks, result } = await work.read();
    assert.deepEqual(
      sub_tasks?.map((part) => part.instruction),
      [instruction],
    );
    assert.equal(result, `Done: ${instruction}`);
  });
}

it('more parts than five are cut, and an unknown kind is found by the wording', async () => {
  const part = { instruction: 'Compare these', agent_type: 'wizard' };
  say.divide = `Here you are:\n\`\`\`json\n${JSON.stringify(Array(9).fill(part))}\n\`\`\``;
  const work = await coordinated();
  await desk.waitFor('task_completed', work.taskId);
  const { sub_tasks } = await work.read();
  assert.deepEqual(
    sub_tasks?.map(({ agent_type }) => agent_type),
    Array(5).fill('analysis'),
  );
});
