import type { TodoRow } from '../todos/todos.ts';
import type { DayFacts } from './day.ts';
import type { Briefing, Suggestion } from './today.schema.ts';

/**
 * At most three things to do with todos that exist, each todo named once: begin with the most pressing one, find
 * another day for what is late, and on a full day move the least pressing to tomorrow.
 */
export function suggestFor(
  { due, overdue, inProgress }: Pick<DayFacts, 'due' | 'overdue' | 'inProgress'>,
  load: Briefing['load_assessment'],
): Suggestion[] {
  const first = mostPressing([...due, ...inProgress, ...overdue]);
  const late = overdue.filter(({ id }) => id !== first?.id);
  const movable = load === 'heavy' ? leastPressing(due.filter(({ id }) => id !== first?.id)) : undefined;
  const toReschedule = late.slice(0, movable ? 1 : 2);
  return [
    ...(first ? [suggest('start_with', first, reasonToStart(first, due))] : []),
    ...toReschedule.map((row) => suggest('reschedule', row, 'It is overdue and needs another date.')),
    ...(movable ? [suggest('move_to_tomorrow', movable, 'The day is full, and this one can wait.')] : []),
  ];
}

const suggest = (action: Suggestion['action'], { id, title }: TodoRow, reason: string): Suggestion => ({
  action,
  todo_id: id,
  title,
  reason,
});

function reasonToStart({ id, priority, status }: TodoRow, due: readonly TodoRow[]): string {
  if (priority === 'urgent' || priority === 'high') return `Its priority is ${priority}.`;
  if (due.some((row) => row.id === id)) return 'It is due today.';
  return status === 'in_progress' ? 'It is in progress already.' : 'It has waited longest.';
}

/** The highest priority; of equals the first. */
const mostPressing = (rows: readonly TodoRow[]) =>
  rows.reduce<TodoRow | undefined>(
    (best, row) => (best && best.urgency >= row.urgency ? best : row),
    undefined,
  );

/** The lowest priority, none of them high; of equals the last. */
const leastPressing = (rows: readonly TodoRow[]) =>
  rows
    .filter(({ urgency }) => urgency < 2)
    .reduce<TodoRow | undefined>(
      (least, row) => (least && least.urgency < row.urgency ? least : row),
      undefined,
    );
