import { type RawBuilder, sql } from 'kysely';
import type { RecordedChange, RecordedTable, Row } from './change-log.ts';
import type { WriteDb } from './work.ts';

type Condition = (id: Row[string]) => RawBuilder<boolean>;

/** What somebody may have hung on a row since it was made: taking the row back would destroy that. */
const inUse: Partial<Record<RecordedTable, readonly Condition[]>> = {
  todos: [
    (id) => sql`exists (select 1 from attachments where todo_id = ${id})`,
    (id) => sql`exists (select 1 from todos child where child.parent_id = ${id})`,
    (id) => sql`exists (select 1 from task_relationships where source_todo_id = ${id})`,
    (id) => sql`exists (select 1 from task_relationships where target_todo_id = ${id})`,
    (id) => sql`exists (
      select 1 from todos other, json_each(other.depends_on) where other.depends_on is not null and value = ${id}
    )`,
  ],
  memos: [(id) => sql`exists (select 1 from attachments where memo_id = ${id})`],
};

/** Columns that point to rows which may be gone. A todo can do without its parent, the others not without their owner. */
const references = [
  { table: 'todos', column: 'parent_id', target: 'todos', canDoWithout: true },
  { table: 'attachments', column: 'todo_id', target: 'todos', canDoWithout: false },
  { table: 'attachments', column: 'memo_id', target: 'memos', canDoWithout: false },
  { table: 'task_relationships', column: 'source_todo_id', target: 'todos', canDoWithout: false },
  { table: 'task_relationships', column: 'target_todo_id', target: 'todos', canDoWithout: false },
] as const;

/**
 * Takes recorded changes back, last first: what was inserted is deleted, what was deleted comes back as it was, and of
 * what was changed those columns go back that nobody has changed since.
 *
 * @returns how many inserted rows stay because they have been changed or used since
 */
export async function revertChanges(
  db: WriteDb,
  changes: readonly RecordedChange[],
): Promise<{ kept: number }> {
  let kept = 0;
  for (const { table, before, after } of [...changes].reverse()) {
    if (!before && after && (await removeUntouched(db, table, after)) === 'kept') kept += 1;
    if (before && !after) await bringBack(db, table, before);
    if (before && after) await restoreColumns(db, table, before, after);
  }
  return { kept };
}

async function removeUntouched(db: WriteDb, table: RecordedTable, row: Row): Promise<'removed' | 'kept'> {
  const id = row['id'] ?? null;
  const columns = Object.keys(row).filter((name) => name !== 'updated_at');
  const isAsMade = columns.map((name) => sql`${sql.ref(name)} is ${row[name]}`);
  const isFree = (inUse[table] ?? []).map((condition) => sql`not ${condition(id)}`);
  await sql`delete from ${sql.table(table)} where ${sql.join([...isAsMade, ...isFree], sql` and `)}`.execute(
    db,
  );
  return (await exists(db, table, id)) ? 'kept' : 'removed';
}

async function bringBack(db: WriteDb, table: RecordedTable, row: Row): Promise<void> {
  const values: Row = { ...row };
  for (const { column, target, canDoWithout } of references.filter((one) => one.table === table)) {
    const id = values[column] ?? null;
    if (id === null || (await exists(db, target, id))) continue;
    if (!canDoWithout) return;
    values[column] = null;
  }
  // The number of a deleted row is given again to the next one that is made.
  if (values['sequence'] !== undefined && (await isTaken(db, table, values['sequence'])))
    delete values['sequence'];
  const names = Object.keys(values).map((name) => sql.ref(name));
  await sql`
    insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(Object.values(values))})
    on conflict do nothing
  `.execute(db);
}

async function exists(db: WriteDb, table: RecordedTable, id: Row[string]): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} where id = ${id}`.execute(db);
  return rows.length > 0;
}

async function isTaken(
  db: WriteDb,
  table: RecordedTable,
  sequence: Row[string] | undefined,
): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} where sequence = ${sequence}`.execute(db);
  return rows.length > 0;
}

async function restoreColumns(db: WriteDb, table: RecordedTable, before: Row, after: Row): Promise<void> {
  const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return;
  const assignments = changed.map((name) => {
    const column = sql.ref(name);
    return sql`${column} = case when ${column} is ${after[name]} then ${before[name]} else ${column} end`;
  });
  await sql`update ${sql.table(table)} set ${sql.join(assignments)} where id = ${after['id']}`.execute(db);
}
