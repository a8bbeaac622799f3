import type { Selectable } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { AgentTask } from './tasks.schema.ts';
import type { AgentTaskTable } from './tasks.table.ts';

type Row = Selectable<AgentTaskTable>;

export async function selectTopTasks(db: ReadDb, status: string | undefined, page: number, limit: number) {
  let query = db.selectFrom('agent_tasks').where('parent_task_id', 'is', null);
  if (status !== undefined) query = query.where('status', '=', status as Row['status']);
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
  const parts = await db
    .selectFrom('agent_tasks')
    .selectAll()
    .where('parent_task_id', '=', id)
    .orderBy('created_at')
    .execute();
  return toTask(row, parts);
}

/** Ends a task and its parts, unless they are over already. */
export async function failOpenTasks(db: WriteDb, id: string, error: string, now: Date): Promise<void> {
  await db
    .updateTable('agent_tasks')
    .set({ status: 'failed', error, completed_at: now.toISOString() })
    .where((where) => where.or([where('id', '=', id), where('parent_task_id', '=', id)]))
    .where('status', 'in', ['queued', 'running'])
    .execute();
}

export async function countOpenTasks(db: ReadDb): Promise<number> {
  const { total } = await db
    .selectFrom('agent_tasks')
    .select((e) => e.fn.countAll<number>().as('total'))
    .where('status', 'in', ['queued', 'running'])
    .where('parent_task_id', 'is', null)
    .executeTakeFirstOrThrow();
  return total;
}

function toTask(row: Row, parts: readonly Row[]): AgentTask {
  return {
    ...row,
    skill_chain: row.skill_chain === null ? null : (JSON.parse(row.skill_chain) as string[]),
    payload: row.payload === null ? null : (JSON.parse(row.payload) as Record<string, unknown>),
    sub_tasks: row.agent_type === 'coordinator' ? parts.map((part) => toTask(part, [])) : null,
  };
}
