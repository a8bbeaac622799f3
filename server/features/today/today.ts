import type { ReadScope } from '../../db/work.ts';
import { presentOccurrence } from '../events/events.ts';
import { presentTodo, selectForReview, type TodoRow } from '../todos/todos.ts';
import { greetingAt } from './briefing-text.ts';
import { getDay } from './day.ts';
import type { Today } from './today.schema.ts';

export { composeBriefing } from './briefing.ts';
export { briefingText } from './briefing-text.ts';
export { gatherFacts } from './day.ts';
export { dayInWords, weekInWords } from './in-words.ts';
export type { Language } from './phrases.ts';
export { composeReview } from './review.ts';
export { gatherWeek } from './week.ts';

const mostToReview = 5;

/** The day as the Today screens of all clients read it. */
export async function getToday(scope: ReadScope, zone: string): Promise<Today> {
  const day = await getDay(scope, zone);
  const dueToday = new Set(day.due.map(({ id }) => id));
  const shown = (rows: readonly TodoRow[]) => rows.map((row) => presentTodo(row, zone));
  const tasks = shown([...day.due, ...day.inProgress.filter(({ id }) => !dueToday.has(id))]);
  const overdue = shown(day.overdue);
  return {
    today_tasks: tasks,
    today_todos: tasks,
    overdue_tasks: overdue,
    overdue_todos: overdue,
    today_events: day.events.map((found) => presentOccurrence(found, zone)),
    needs_review: shown(await selectForReview(scope.db, mostToReview)),
    inbox_count: day.inboxCount,
    greeting: greetingAt(scope.now, zone),
    date: day.date,
  };
}
