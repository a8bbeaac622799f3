import type { ReadScope, WriteScope } from '../../db/work.ts';
import { notFound } from '../../http/errors.ts';
import { startKeyOf, startsToRemind } from '../events/events.ts';
import { getTodo, type TodoDependencies, updateTodo } from '../todos/todos.ts';
import { type Reminder, reminderOfStart, remindersOfTodo } from './reminder.ts';
import {
  forgetReminders,
  putOff,
  selectKnownStarts,
  selectLatest,
  selectTodosToRemind,
  settleItem,
} from './reminders.store.ts';

export type { Reminder } from './reminder.ts';
export { type Channel, countOpen, insertReminders, markDone, nextWaiting } from './reminders.store.ts';
export { type Told, takeWaiting } from './tell.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** All-day events may lie up to a day off from where they were when they were noted. */
const slack = 2 * day;

/** Reminders of events that began longer ago are not looked for. */
export const furthestBack = 31 * day;

/**
 * Every reminder that is due by `until` and was never noted. `since` is when everything was last looked through: events
 * that began before it were either told or put in later.
 */
export async function findReminders(
  { db, now }: ReadScope,
  { since, until }: { since: Date; until: Date },
  zone: string,
): Promise<Reminder[]> {
  const todos = await selectTodosToRemind(db, new Date(until.getTime() + hour));
  const ofTodos = todos.flatMap((todo) =>
    remindersOfTodo(todo, zone).filter(
      ({ kind, usefulUntil }) =>
        kind === 'todo_overdue' || (todo.is_announced === 0 && usefulUntil !== null && usefulUntil > now),
    ),
  );
  const known = new Set(
    (await selectKnownStarts(db, new Date(since.getTime() - slack))).map(
      ({ item_id, due_key }) => `${item_id} ${due_key}`,
    ),
  );
  const starts = await startsToRemind(db, { since, until }, zone);
  const ofEvents = starts
    .filter((found) => !known.has(`${found.row.id} ${startKeyOf(found)}`))
    .map((found) => reminderOfStart(found, now));
  return [...ofTodos, ...ofEvents].filter(({ remindAt }) => remindAt <= until);
}

/**
 * Reminds again of an item, so many minutes from now.
 *
 * @throws {HttpError} 404 for an item the owner was never reminded of
 */
export async function snoozeReminder(
  { db, now }: WriteScope,
  itemId: string,
  { minutes, hasDesktop }: { minutes: number; hasDesktop: boolean },
): Promise<Date> {
  const latest = await selectLatest(db, itemId);
  if (!latest) throw notFound('Reminder');
  const tellAt = new Date(now.getTime() + minutes * 60_000);
  await putOff(db, latest, { tellAt, usefulUntil: new Date(tellAt.getTime() + day), hasDesktop, now });
  return tellAt;
}

/**
 * The owner is done with it: nothing of the item waits any more, and a todo is completed.
 *
 * @throws {HttpError} 404 for an item the owner was never reminded of
 */
export async function finishReminder(
  scope: WriteScope,
  dependencies: TodoDependencies,
  itemId: string,
): Promise<void> {
  const latest = await selectLatest(scope.db, itemId);
  if (!latest) throw notFound('Reminder');
  await settleItem(scope.db, itemId, scope.now);
  if (latest.kind === 'event') return;
  const { status } = await getTodo(scope, itemId);
  if (status !== 'completed') await updateTodo(scope, dependencies, itemId, { status: 'completed' });
}

/** Forgets reminders that cannot come again. */
export const tidyReminders = ({ db, now }: WriteScope) =>
  forgetReminders(db, new Date(now.getTime() - 2 * furthestBack));
