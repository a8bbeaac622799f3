import type { FakeAi } from './fake-ai.ts';

/** What a fake AI says to the questions of the inbox; an empty text is a failure. */
export type InboxAnswers = { sorting: string; questions: string; plan: string; skill: string };

export const usualInboxAnswers = (): InboxAnswers => ({
  sorting: JSON.stringify({ priority: 'high', tags: ['home'], needs_planning: true, project: null }),
  questions: '["Which colour?", "Until when?", "Who helps?"]',
  plan: `Here it is: ${JSON.stringify({
    summary: 'Paint in two days',
    due_date: null,
    skills: ['research', 'unknown'],
    project: 'House',
    subtasks: [
      { title: 'Buy paint', estimated_minutes: 60, due_date: '2026-03-05', depends_on: [1] },
      { title: 'Clear the room', due_date: 'soon', depends_on: [] },
      { title: 'Paint', description: 'Two coats', due_date: '2026-03-08', depends_on: [0, 1, 7] },
    ],
  })}`,
  skill: 'Paint costs 40 euros.',
});

/** Lets the fake AI answer by what it is asked. The answers may be changed while it runs. */
export function answerInbox(ai: FakeAi, answers: InboxAnswers): void {
  ai.answer = ([system]) => {
    if (system?.content.startsWith('Classify')) return [answers.sorting];
    if (system?.content.startsWith('Ask three')) return [answers.questions];
    if (system?.content.startsWith('Plan this')) return [answers.plan];
    return [answers.skill];
  };
}
