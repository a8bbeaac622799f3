import type { SelectQueryBuilder } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { ReadDb } from '../../db/work.ts';
import type { TodoStatus } from './todos.schema.ts';
import type { DueRange } from './todos-of-day.ts';

/** What a review of the week asks for: how many there are, and the titles of the first few. */
export type CountedTitles = { count: number; titles: string[] };

const mostTitles = 10;
const open: readonly TodoStatus[] = ['pending', 'in_progress'];

type Todos = SelectQueryBuilder<Schema, 'todos', object>;
type Order = 'completed_at' | 'updated_at' | 'due_date' | 'created_at';

/** Latest first. */
export const countCompleted = (db: ReadDb, since: Date): Promise<CountedTitles> =>
  counted(
    db.selectFrom('todos').where('status', '=', 'completed').where('completed_at', '>=', since.toISOString()),
    'completed_at',
    'desc',
  );

/** Open todos that nobody has changed since a moment, the longest untouched first. */
export const countUntouched = (db: ReadDb, since: Date): Promise<CountedTitles> =>
  counted(
    db.selectFrom('todos').where('status', 'in', open).where('updated_at', '<', since.toISOString()),
    'updated_at',
  );

/** Open todos by due date. */
export const countDue = (db: ReadDb, { from, before }: DueRange): Promise<CountedTitles> =>
  counted(
    db
      .selectFrom('todos')
      .where('status', 'in', open)
      .where('due_date', '>=', from.toISOString())
      .where('due_date', '<', before.toISOString()),
    'due_date',
  );

/** Open todos that were due before a moment, by due date. */
export const countOverdue = (db: ReadDb, before: Date): Promise<CountedTitles> =>
  counted(
    db.selectFrom('todos').where('status', 'in', open).where('due_date', '<', before.toISOString()),
    'due_date',
  );

/** Pending todos without a due date, the oldest first. */
export const countWithoutDate = (db: ReadDb): Promise<CountedTitles> =>
  counted(db.selectFrom('todos').where('status', '=', 'pending').where('due_date', 'is', null), 'created_at');

async function counted(
  todos: Todos,
  order: Order,
  direction: 'asc' | 'desc' = 'asc',
): Promise<CountedTitles> {
  const { count } = await todos.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = await todos
    .select('title')
    .orderBy(order, direction)
    .orderBy('sequence', direction)
    .limit(mostTitles)
    .execute();
  return { count, titles: rows.map(({ title }) => title) };
}
