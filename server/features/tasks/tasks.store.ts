import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { AgentTask } from './tasks.schema.ts';
import type { AgentTaskStatus, AgentTaskTable } from './tasks.table.ts';

export type TaskRow = Selectable<AgentTaskTable>;

const open: readonly AgentTaskStatus[] = ['queued', 'running'];

export async function selectTopTasks(db: ReadDb, status: string | undefined, page: number, limit: number) {
  let query = db.selectFrom('agent_tasks').where('parent_task_id', 'is', null);
  if (status !== undefined) query = query.where('status', '=', status as TaskRow['status']);
  const rows = await query
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const { total } = await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: rows.map((row) => toTask(row, [])), total };
}

export async function selectTask(db: ReadDb, id: string): Promise<AgentTask | undefined> {
  const row = await db.selectFrom('agent_tasks').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const parts = row.agent_type === 'coordinator' ? await selectParts(db, id) : [];
  return toTask(row, parts);
}

export async function insertTask(db: WriteDb, row: Insertable<AgentTaskTable>): Promise<void> {
  await db.insertInto('agent_tasks').values(row).execute();
}

/** Its parts go with it. */
export async function deleteTask(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('agent_tasks').where('id', '=', id).execute();
}

/** The parts of a coordinator's work, in the order in which they were made. */
export function selectParts(db: ReadDb, parentId: string): Promise<TaskRow[]> {
  return db
    .selectFrom('agent_tasks')
    .selectAll()
    .where('parent_task_id', '=', parentId)
    .orderBy('created_at')
    .orderBy(sql`rowid`)
    .execute();
}

/** The top-level task that has waited longest. */
export function selectNextQueued(db: ReadDb): Promise<TaskRow | undefined> {
  return db
    .selectFrom('agent_tasks')
    .selectAll()
    .where('status', '=', 'queued')
    .where('parent_task_id', 'is', null)
    .orderBy('created_at')
    .orderBy(sql`rowid`)
    .limit(1)
    .executeTakeFirst();
}

/** Top-level tasks that are being worked on. */
export function selectRunning(db: ReadDb): Promise<TaskRow[]> {
  return db
    .selectFrom('agent_tasks')
    .selectAll()
    .where('status', '=', 'running')
    .where('parent_task_id', 'is', null)
    .orderBy('created_at')
    .execute();
}

/** Changes a task unless it is over; the task as it then is, or undefined when it was over. */
export function changeOpenTask(
  db: WriteDb,
  id: string,
  change: Updateable<AgentTaskTable>,
): Promise<TaskRow | undefined> {
  return db
    .updateTable('agent_tasks')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', open)
    .returningAll()
    .executeTakeFirst();
}

/** The same for the parts of a task that are not over. */
export function changeOpenParts(
  db: WriteDb,
  parentId: string,
  change: Updateable<AgentTaskTable>,
): Promise<TaskRow[]> {
  return db
    .updateTable('agent_tasks')
    .set(change)
    .where('parent_task_id', '=', parentId)
    .where('status', 'in', open)
    .returningAll()
    .execute();
}

export async function countOpenTasks(db: ReadDb): Promise<number> {
  const { total } = await db
    .selectFrom('agent_tasks')
    .select((e) => e.fn.countAll<number>().as('total'))
    .where('status', 'in', open)
    .where('parent_task_id', 'is', null)
    .executeTakeFirstOrThrow();
  return total;
}

function toTask(row: TaskRow, parts: readonly TaskRow[]): AgentTask {
  return {
    ...row,
    skill_chain: row.skill_chain === null ? null : (JSON.parse(row.skill_chain) as string[]),
    payload: row.payload === null ? null : (JSON.parse(row.payload) as Record<string, unknown>),
    sub_tasks: row.agent_type === 'coordinator' ? parts.map((part) => toTask(part, [])) : null,
  };
}
