import type { WriteScope } from '../../db/work.ts';
import type { Ids } from '../../lib/ids.ts';
import { nextOccurrence, parseRule } from '../../lib/recurrence.ts';
import { localDate, toInstant, toWall } from '../../lib/time-zone.ts';
import type { TodoStatus } from './todos.schema.ts';
import { changeTodo, insertTodo, type TodoRow } from './todos.store.ts';

type Series = Pick<TodoRow, 'due_date' | 'recurrence_rule' | 'recurrence_end' | 'series_start'>;

export type NextDate = { due: Date; seriesStart: Date };

/**
 * When a recurring todo comes again: the next date of its rule after its due date, or, without one, after the day of its
 * completion. The rule runs on the clock of `zone` and counts from the first date of the series.
 *
 * @returns undefined for a rule that has ended or cannot be read, and beyond `recurrence_end`
 */
export function nextDateOf(todo: Series, completedAt: Date, zone: string): NextDate | undefined {
  const rule = todo.recurrence_rule === null ? undefined : parseRule(todo.recurrence_rule);
  if (!rule) return undefined;
  const due = todo.due_date === null ? undefined : new Date(todo.due_date);
  const dayOfCompletion = `${localDate(completedAt, zone)}T00:00:00`;
  const start = todo.series_start ?? todo.due_date;
  const startWall = start === null ? dayOfCompletion : toWall(new Date(start), zone);
  const wall = nextOccurrence(rule, { startWall, zone, after: due ?? completedAt });
  if (wall === undefined) return undefined;
  const next = toInstant(wall, zone);
  if (todo.recurrence_end !== null && next > new Date(todo.recurrence_end)) return undefined;
  return { due: next, seriesStart: toInstant(startWall, zone) };
}

/** Whether a change of status completes a todo whose next one was not made yet. */
export const completes = (before: TodoRow, status: TodoStatus): boolean =>
  status === 'completed' && before.status !== 'completed' && before.next_occurrence_id === null;

/** Makes the next todo of a series, if there is one, and remembers it, so that none is made twice. */
export async function makeNextOccurrence(
  { db, now }: WriteScope,
  { ids, timeZone }: { ids: Ids; timeZone(): string },
  completed: TodoRow,
): Promise<void> {
  const next = nextDateOf(completed, now, timeZone());
  if (!next) return;
  const { title, description, priority, tags, parent_id, sort_order, source, source_id } = completed;
  const { estimated_minutes, recurrence_rule, recurrence_end } = completed;
  const id = ids.make('todo');
  await insertTodo(db, {
    ...{ title, description, priority, tags, parent_id, sort_order, source, source_id },
    ...{ estimated_minutes, recurrence_rule, recurrence_end },
    id,
    status: 'pending',
    due_date: next.due.toISOString(),
    series_start: next.seriesStart.toISOString(),
    recurring_source_id: completed.recurring_source_id ?? completed.id,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  });
  await changeTodo(db, completed.id, { next_occurrence_id: id });
}
