import type { Work, WriteDb } from '../../server/db/work.ts';

/** Puts a conversation with messages of one age straight into the database. */
export async function fillConversation(
  db: WriteDb,
  id: string,
  { at, messages, text = 'hello' }: { at: Date; messages: number; text?: string },
): Promise<void> {
  const created_at = at.toISOString();
  await db
    .insertInto('conversations')
    .values({ id, title: id, project_todo_id: null, metadata: null, created_at, updated_at: created_at })
    .execute();
  const batch = 1000;
  for (let first = 0; first < messages; first += batch) {
    const rows = Array.from({ length: Math.min(batch, messages - first) }, (_, index) => ({
      id: `msg_${id}_${first + index}`,
      conversation_id: id,
      role: 'user' as const,
      content: `${text} ${first + index}`,
      intent: null,
      metadata: null,
      reply_to: null,
      created_at,
    }));
    await db.insertInto('messages').values(rows).execute();
  }
}

/** Every row of the tables that matter to the owner, for comparing. */
export function dumpDatabase(work: Work): Promise<Record<string, unknown[]>> {
  return work.read(async ({ db }) => {
    const dump: Record<string, unknown[]> = {};
    for (const table of dumpedTables) dump[table] = await db.selectFrom(table).selectAll().execute();
    return dump;
  });
}

const dumpedTables = [
  'conversations',
  'messages',
  'todos',
  'task_relationships',
  'events',
  'memos',
  'attachments',
  'agent_tasks',
  'user_settings',
] as const;
