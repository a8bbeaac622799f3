import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../../db/work.ts';
import type { TodoRow } from '../todos/todos.ts';

export type ProjectRow = TodoRow & {
  project_conversation_id: string | null;
  subtask_count: number;
  completed_subtask_count: number;
};

/** Root todos with a subtask, a live conversation or a source, most recently updated first. */
export function selectProjects(db: ReadDb): Promise<ProjectRow[]> {
  return db
    .selectFrom('todos')
    .selectAll('todos')
    .select([
      sql<string | null>`(${liveConversation})`.as('project_conversation_id'),
      subtasks(sql`1`).as('subtask_count'),
      subtasks(sql`part.status = 'completed'`).as('completed_subtask_count'),
    ])
    .where('parent_id', 'is', null)
    .where((e) =>
      e.or([
        e('source', '<>', ''),
        sql<boolean>`exists (select 1 from todos as part where part.parent_id = todos.id)`,
        sql<boolean>`exists (${liveConversation})`,
      ]),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('sequence', 'desc')
    .execute();
}

/** Id of the live conversation of a project, the most recently updated one should there be several. */
export async function selectProjectConversationId(db: ReadDb, todoId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('conversations')
    .select('id')
    .where('project_todo_id', '=', todoId)
    .where('is_archived', '=', 0)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return found?.id;
}

const liveConversation = sql`select conversations.id from conversations
  where conversations.project_todo_id = todos.id and conversations.is_archived = 0
  order by conversations.updated_at desc, conversations.id limit 1`;

const subtasks = (matching: RawBuilder<unknown>) =>
  sql<number>`(select count(*) from todos as part where part.parent_id = todos.id and ${matching})`;
