import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Assistant, type Path, paths, startAssistant } from '../support/assistant.ts';
import { type Delegated, type Desk, openDesk } from '../support/delegate.ts';
import { dumpItems } from '../support/dump-items.ts';

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
  Object.assign(assistant.ai, { mode: 'normal', answer: () => ['Found', ' it'] });
});

const dump = () => dumpItems(assistant.server);

/** What work may have come to before it is taken back. */
const stages: Record<string, () => Promise<Delegated[]>> = {
  running: async () => {
    assistant.ai.mode = 'hangMidway';
    const work = await desk.delegate('Research green tea');
    await desk.waitForAsked(1);
    return [work];
  },
  queued: async () => {
    assistant.ai.mode = 'hangMidway';
    const running = [await desk.delegate('Research tea'), await desk.delegate('Research coffee')];
    await desk.waitForAsked(2);
    return [await desk.delegate('Research cocoa'), ...running];
  },
  'divided into parts that are running': async () => {
    assistant.ai.answer = (messages) => {
      if (!messages[0]?.content.startsWith('Divide')) return ['half', 'whole'];
      setImmediate(() => Object.assign(assistant.ai, { mode: 'hangMidway' }));
      return ['["Find tents", "Find stoves"]'];
    };
    const work = await desk.delegate('Research tents and stoves');
    await desk.waitForAsked(3);
    assert.equal((await work.read()).sub_tasks?.length, 2);
    return [work];
  },
  finished: async () => {
    const work = await desk.delegate('Research green tea');
    await desk.waitFor('task_completed', work.taskId);
    assert.equal((await work.messages()).length, 3);
    return [work];
  },
  failed: async () => {
    assistant.ai.answer = () => [''];
    const work = await desk.delegate('Research green tea');
    await desk.waitFor('task_failed', work.taskId);
    assert.equal((await work.messages()).length, 3);
    return [work];
  },
};

/** The work is gone, nobody hears of it again, and nobody works on it. */
async function expectGone(work: Delegated, wasOpen: boolean): Promise<void> {
  const { status } = await assistant.phone.get(`/api/tasks/${work.taskId}`);
  assert.equal(status, 404);
  const last = desk.heard({ taskId: work.taskId }).at(-1);
  if (wasOpen) {
    assert.deepEqual([last?.type, last?.data?.['error']], ['task_failed', 'Cancelled by user']);
    assert.equal(last?.data?.['task_id'], work.taskId);
  }
}

/** Takes work back, and reads what is said in its conversation then. */
async function takeBack(work: Delegated, way: Path | 'card'): Promise<string[]> {
  if (way === 'card') {
    const { body } = await assistant.phone.post<{ status: string }>(
      `/api/assistant/actions/${work.card['action_id']}/undo`,
    );
    assert.equal(body.status, 'undone');
  } else {
    const { reply } = await assistant.say('undo', { path: way, conversationId: work.conversationId });
    assert.match(reply.content, /^Taken back: the work on “Research .*”, with what came of it\.$/);
  }
  return (await work.messages()).map(({ content }) => content);
}

for (const way of [...paths, 'card'] as const) {
  describe(`taking back work that was handed over, by ${way}`, () => {
    for (const [stage, begin] of Object.entries(stages)) {
      it(`that is ${stage}`, async () => {
        const clean = dump();
        const works = await begin();
        const requests = desk.asked().filter(({ closedByClient }) => !closedByClient);
        const isOpen = stage !== 'finished' && stage !== 'failed';
        for (const work of works) {
          const said = await takeBack(work, way);
          assert.equal(said.length, way === 'card' ? 2 : 4, 'what was posted is gone');
          assert.doesNotMatch(said.join(), /Found it|could not finish/);
          await expectGone(work, isOpen);
        }
        assert.deepEqual(dump(), clean);
        // No call to the AI goes on.
        await Promise.all(requests.map(({ over }) => over));
      });
    }
  });
}
