import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { compiledRead, type PlaceOf } from '../../db/compiled.ts';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { TodoStatus } from './todos.schema.ts';
import type { TodoTable } from './todos.table.ts';

export type TodoRow = Selectable<TodoTable>;

const orderColumns = {
  created_at: 'created_at',
  updated_at: 'updated_at',
  sort_order: 'sort_order',
  priority: 'urgency',
  due_date: 'due_date',
  completed_at: 'completed_at',
  title: 'title',
  status: 'status',
} as const;
export type TodoOrder = keyof typeof orderColumns;

export const isTodoOrder = (name: string): name is TodoOrder => Object.hasOwn(orderColumns, name);

export type TodoFilter = {
  status?: string | undefined;
  priority?: string | undefined;
  /** Inclusive; todos without a due date do not match. */
  dueBefore?: Date | undefined;
  parentId?: string | undefined;
  rootOnly?: boolean;
};

export type TodoPage = { page: number; limit: number; order: TodoOrder; direction: 'asc' | 'desc' };

const filterNames = ['status', 'priority', 'dueBefore', 'parentId', 'rootOnly'] as const;
type FilterName = (typeof filterNames)[number];

type FilterValues = {
  // A value that no todo can have matches none: the filters are texts to clients.
  status: TodoStatus;
  priority: TodoRow['priority'];
  dueBefore: string;
  parentId: string;
};

function matching(db: ReadDb, place: PlaceOf<FilterValues>, given: readonly FilterName[]) {
  let query = db.selectFrom('todos');
  if (given.includes('status')) query = query.where('status', '=', place('status'));
  if (given.includes('priority')) query = query.where('priority', '=', place('priority'));
  if (given.includes('dueBefore')) query = query.where('due_date', '<=', place('dueBefore'));
  if (given.includes('parentId')) query = query.where('parent_id', '=', place('parentId'));
  if (given.includes('rootOnly')) query = query.where('parent_id', 'is', null);
  return query;
}

type PageValues = FilterValues & { limit: number; offset: number };
type PageShape = Pick<TodoPage, 'order' | 'direction'> & { given: readonly FilterName[] };

const pageOfTodos = compiledRead<PageValues, TodoRow, PageShape>((db, place, { given, order, direction }) =>
  matching(db, place, given)
    .selectAll()
    .orderBy(orderColumns[order], direction)
    .orderBy('sequence', direction)
    .limit(place('limit'))
    .offset(place('offset')),
);

const countOfTodos = compiledRead<FilterValues, { total: number }, readonly FilterName[]>(
  (db, place, given) => matching(db, place, given).select((e) => e.fn.countAll<number>().as('total')),
);

export async function selectTodos(
  db: ReadDb,
  filter: TodoFilter,
  { page, limit, order, direction }: TodoPage,
): Promise<{ rows: TodoRow[]; total: number }> {
  const given = filterNames.filter((name) => filter[name] !== undefined && filter[name] !== false);
  const values = { ...filter, dueBefore: filter.dueBefore?.toISOString() } as FilterValues;
  const offset = (page - 1) * limit;
  const rows = await pageOfTodos(db, { ...values, limit, offset }, { given, order, direction });
  const [counted] = await countOfTodos(db, values, given);
  return { rows, total: counted?.total ?? 0 };
}

const todoById = compiledRead<{ id: string }, TodoRow>((db, place) =>
  db.selectFrom('todos').selectAll().where('id', '=', place('id')),
);

export async function selectTodo(db: ReadDb, id: string): Promise<TodoRow | undefined> {
  const [row] = await todoById(db, { id });
  return row;
}

/** In the order of the ids; unknown ones are left out. */
export async function selectTodosById(db: ReadDb, ids: readonly string[]): Promise<TodoRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('todos').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function insertTodo(db: WriteDb, row: Insertable<TodoTable>): Promise<void> {
  await db.insertInto('todos').values(row).execute();
}

export async function changeTodo(db: WriteDb, id: string, change: Updateable<TodoTable>): Promise<void> {
  await db.updateTable('todos').set(change).where('id', '=', id).execute();
}

/** One change for many; `completed_at` follows the status as it does for a single one. */
export async function changeTodos(
  db: WriteDb,
  ids: readonly string[],
  change: Pick<Updateable<TodoTable>, 'status' | 'priority' | 'tags'>,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const { status } = change;
  await db
    .updateTable('todos')
    .set({ ...change, updated_at: at })
    .$if(status === 'completed', (query) =>
      query.set((e) => ({ completed_at: e.fn.coalesce('completed_at', e.val(at)) })),
    )
    .$if(status !== undefined && status !== 'completed', (query) => query.set({ completed_at: null }))
    .where('id', 'in', ids)
    .execute();
}

/** Their links and attachments go with them, their children become roots. @returns how many there were */
export async function removeTodos(db: WriteDb, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { numDeletedRows } = await db.deleteFrom('todos').where('id', 'in', ids).executeTakeFirst();
  if (numDeletedRows > 0n) await forgetDependencies(db, ids);
  return Number(numDeletedRows);
}

async function forgetDependencies(db: WriteDb, ids: readonly string[]): Promise<void> {
  const gone = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const kept = sql`(select json_group_array(value) from json_each(depends_on) where value not in ${gone})`;
  await db
    .updateTable('todos')
    .set({ depends_on: sql<string | null>`nullif(${kept}, '[]')` })
    .where('depends_on', 'is not', null)
    .where(sql<boolean>`exists (select 1 from json_each(depends_on) where value in ${gone})`)
    .execute();
}

/** Whether `id` is the todo `of` or one of those above it. */
export async function isAbove(db: ReadDb, id: string, of: string): Promise<boolean> {
  const found = await db
    .withRecursive('above(id, parent_id)', (above) =>
      above
        .selectFrom('todos')
        .select(['id', 'parent_id'])
        .where('id', '=', of)
        .union(
          above
            .selectFrom('todos')
            .innerJoin('above', 'above.parent_id', 'todos.id')
            .select(['todos.id', 'todos.parent_id']),
        ),
    )
    .selectFrom('above')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

/** The tags of all todos; each different list once. */
export async function selectTodoTags(db: ReadDb): Promise<string[]> {
  const rows = await db.selectFrom('todos').select('tags').distinct().where('tags', '<>', '[]').execute();
  return rows.flatMap((row) => JSON.parse(row.tags) as string[]);
}
