import { sql } from 'kysely';
import { compiledRead, type PlaceOf } from '../../db/compiled.ts';
import type { ReadDb } from '../../db/work.ts';
import type { InboxState, TodoStatus } from './todos.schema.ts';
import type { TodoRow } from './todos.store.ts';

/** What a day asks for. Open means pending or in progress. */

const open: readonly TodoStatus[] = ['pending', 'in_progress'];
const toReview: readonly InboxState[] = ['plan_ready', 'captured'];

/** First moment that belongs to the range, and first one that no longer does. */
export type DueRange = { from: Date; before: Date };

type RangeValues = { from: string; before: string };

function openDue(db: ReadDb, place: PlaceOf<RangeValues>) {
  return db
    .selectFrom('todos')
    .where('status', 'in', open)
    .where('due_date', '>=', place('from'))
    .where('due_date', '<', place('before'));
}

const asValues = ({ from, before }: DueRange) => ({ from: from.toISOString(), before: before.toISOString() });

const openDueTodos = compiledRead<RangeValues, TodoRow>((db, place) =>
  openDue(db, place).selectAll().orderBy('created_at').orderBy('sequence'),
);

/** Open todos that are due in a range, in creation order. */
export function selectOpenDue(db: ReadDb, range: DueRange): Promise<TodoRow[]> {
  return openDueTodos(db, asValues(range));
}

const openDueCount = compiledRead<RangeValues, { count: number }>((db, place) =>
  openDue(db, place).select((e) => e.fn.countAll<number>().as('count')),
);

export async function countOpenDue(db: ReadDb, range: DueRange): Promise<number> {
  const [counted] = await openDueCount(db, asValues(range));
  return counted?.count ?? 0;
}

const overdueTodos = compiledRead<{ before: string }, TodoRow>((db, place) =>
  db
    .selectFrom('todos')
    .selectAll()
    .where('status', 'in', open)
    .where('due_date', '<', place('before'))
    // The plus lets SQLite look for the open ones instead of walking, in their order, all that were ever due.
    .orderBy(sql`+due_date`)
    .orderBy('sequence'),
);

/** Open todos that were due before a moment, earliest first. */
export function selectOverdue(db: ReadDb, before: Date): Promise<TodoRow[]> {
  return overdueTodos(db, { before: before.toISOString() });
}

const todosInProgress = compiledRead<object, TodoRow>((db) =>
  db
    .selectFrom('todos')
    .selectAll()
    .where('status', '=', 'in_progress')
    .orderBy('created_at')
    .orderBy('sequence'),
);

export function selectInProgress(db: ReadDb): Promise<TodoRow[]> {
  return todosInProgress(db, {});
}

const inboxCount = compiledRead<object, { count: number }>((db) =>
  db
    .selectFrom('todos')
    .where('status', '=', 'pending')
    .where('due_date', 'is', null)
    .select((e) => e.fn.countAll<number>().as('count')),
);

/** The inbox: pending todos without a due date. */
export async function countInbox(db: ReadDb): Promise<number> {
  const [counted] = await inboxCount(db, {});
  return counted?.count ?? 0;
}

const todosForReview = compiledRead<{ limit: number }, TodoRow>((db, place) =>
  db
    .selectFrom('todos')
    .selectAll()
    .where('inbox_state', 'in', toReview)
    // As it stands in the index of the inbox; the plus keeps SQLite from walking all open todos instead.
    .where(sql<boolean>`inbox_state <> 'none'`)
    .where(sql<boolean>`+status in ('pending', 'in_progress')`)
    .orderBy('updated_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(place('limit')),
);

/** Open todos of the inbox that wait for the owner, latest change first. */
export function selectForReview(db: ReadDb, limit: number): Promise<TodoRow[]> {
  return todosForReview(db, { limit });
}
