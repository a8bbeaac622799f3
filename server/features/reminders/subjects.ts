import type { ReadDb } from '../../db/work.ts';
import { type EventRow, occurrenceByKey, selectEventsById } from '../events/events.ts';
import { selectTodosById, type TodoRow } from '../todos/todos.ts';
import { isWholeDay } from './reminder.ts';
import type { ReminderFacts } from './reminder-words.ts';
import type { ReminderRow } from './reminders.table.ts';

/** A reminder with its item as it is now. */
export type Subject = ReminderFacts & {
  row: ReminderRow;
  /** Of the item. */
  changedAt: Date;
};

/** Fewer than SQLite allows in one statement. */
const atOnce = 500;

/** Reads the items of reminders. Undefined stands for those of no use any more. */
export async function readSubjects(
  db: ReadDb,
  rows: readonly ReminderRow[],
  now: Date,
  zone: string,
): Promise<(row: ReminderRow) => Subject | undefined> {
  const idsOf = (kinds: readonly string[]) => [
    ...new Set(rows.filter(({ kind }) => kinds.includes(kind)).map(({ item_id }) => item_id)),
  ];
  const events = await readById(idsOf(['event']), (ids) => selectEventsById(db, ids));
  const todos = await readById(idsOf(['todo', 'todo_overdue']), (ids) => selectTodosById(db, ids));
  return (row) => {
    if (row.useful_until !== null && new Date(row.useful_until) <= now) return undefined;
    return row.kind === 'event'
      ? eventSubject(row, events.get(row.item_id), zone)
      : todoSubject(row, todos.get(row.item_id), zone);
  };
}

async function readById<T extends { id: string }>(
  ids: readonly string[],
  select: (ids: readonly string[]) => Promise<T[]>,
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for (let first = 0; first < ids.length; first += atOnce) {
    for (const row of await select(ids.slice(first, first + atOnce))) found.set(row.id, row);
  }
  return found;
}

function eventSubject(row: ReminderRow, event: EventRow | undefined, zone: string): Subject | undefined {
  const found = event && occurrenceByKey(event, row.due_key, zone);
  if (!found) return undefined;
  return {
    row,
    kind: 'event',
    title: found.row.title,
    dueAt: found.start,
    endsAt: found.end,
    isWholeDay: found.row.is_all_day === 1,
    changedAt: new Date(found.row.updated_at),
  };
}

/** Only while it is open and still due at that moment. */
function todoSubject(row: ReminderRow, todo: TodoRow | undefined, zone: string): Subject | undefined {
  const isOpen = todo?.status === 'pending' || todo?.status === 'in_progress';
  if (!todo || !isOpen || todo.due_date !== row.due_key || row.kind === 'event' || row.kind === 'nudge')
    return undefined;
  const dueAt = new Date(row.due_at);
  return {
    row,
    kind: row.kind,
    title: todo.title,
    dueAt,
    endsAt: undefined,
    isWholeDay: isWholeDay(dueAt, zone),
    changedAt: new Date(todo.updated_at),
  };
}
