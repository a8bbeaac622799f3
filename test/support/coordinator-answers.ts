import type { FakeAi } from './fake-ai.ts';

/** What a fake AI says to the questions of a coordinator; an empty text is a failure. */
export type CoordinatorAnswers = {
  divide: string;
  merge: string;
  part(instruction: string): string;
};

/** Lets the fake AI answer by what it is asked. The answers may be changed while it runs. */
export function answerCoordinator(ai: FakeAi, answers: CoordinatorAnswers): CoordinatorAnswers {
  ai.answer = ([system, user]) => {
    if (system?.content.startsWith('Divide')) return [answers.divide];
    if (system?.content.startsWith('Merge')) return [answers.merge];
    return [answers.part(user?.content ?? '')];
  };
  return answers;
}

/** A division into three parts, the kind of the last to be found by its wording. */
export const threeParts = [
  { instruction: 'Find good tents', agent_type: 'research' },
  { instruction: 'Weigh up stoves', agent_type: 'analysis' },
  'Write a list',
];

export const usualAnswers = (): CoordinatorAnswers => ({
  divide: JSON.stringify(threeParts),
  merge: 'All in one',
  part: (text) => `Done: ${text}`,
});
