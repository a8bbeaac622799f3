import { sql } from 'kysely';
import type { ReadDb } from '../../db/work.ts';
import type { InboxState, TodoStatus } from './todos.schema.ts';
import type { TodoRow } from './todos.store.ts';

/** What a day asks for. Open means pending or in progress. */

const open: readonly TodoStatus[] = ['pending', 'in_progress'];
const toReview: readonly InboxState[] = ['plan_ready', 'captured'];

/** First moment that belongs to the range, and first one that no longer does. */
export type DueRange = { from: Date; before: Date };

function openDue(db: ReadDb, { from, before }: DueRange) {
  return db
    .selectFrom('todos')
    .where('status', 'in', open)
    .where('due_date', '>=', from.toISOString())
    .where('due_date', '<', before.toISOString());
}

/** Open todos that are due in a range, in creation order. */
export function selectOpenDue(db: ReadDb, range: DueRange): Promise<TodoRow[]> {
  return openDue(db, range).selectAll().orderBy('created_at').orderBy('sequence').execute();
}

export async function countOpenDue(db: ReadDb, range: DueRange): Promise<number> {
  const { count } = await openDue(db, range)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Open todos that were due before a moment, earliest first. */
export function selectOverdue(db: ReadDb, before: Date): Promise<TodoRow[]> {
  return db
    .selectFrom('todos')
    .selectAll()
    .where('status', 'in', open)
    .where('due_date', '<', before.toISOString())
    .orderBy('due_date')
    .orderBy('sequence')
    .execute();
}

export function selectInProgress(db: ReadDb): Promise<TodoRow[]> {
  return db
    .selectFrom('todos')
    .selectAll()
    .where('status', '=', 'in_progress')
    .orderBy('created_at')
    .orderBy('sequence')
    .execute();
}

/** The inbox: pending todos without a due date. */
export async function countInbox(db: ReadDb): Promise<number> {
  const { count } = await db
    .selectFrom('todos')
    .where('status', '=', 'pending')
    .where('due_date', 'is', null)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Open todos of the inbox that wait for the owner, latest change first. */
export function selectForReview(db: ReadDb, limit: number): Promise<TodoRow[]> {
  return (
    db
      .selectFrom('todos')
      .selectAll()
      .where('inbox_state', 'in', toReview)
      // As it stands in the index of the inbox; the plus keeps SQLite from walking all open todos instead.
      .where(sql<boolean>`inbox_state <> 'none'`)
      .where(sql<boolean>`+status in ('pending', 'in_progress')`)
      .orderBy('updated_at', 'desc')
      .orderBy('sequence', 'desc')
      .limit(limit)
      .execute()
  );
}
