import { sql } from 'kysely';
import type { WriteScope } from '../../db/work.ts';
import { changeConversation, insertMessage } from '../../features/conversations/conversations.ts';
import type { TaskRow } from '../../features/tasks/tasks.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Hub } from '../../live/hub.ts';
import { tellMessage } from '../../live/tell-message.ts';

const intent = 'delegate_task';

/** Puts what came of a task into the conversation that asked for it, if that is still there, and shows it at once. */
export const postResult = (at: PostScope, { id, conversation_id }: TaskRow, text: string) =>
  post(at, conversation_id, { content: text, type: 'text', intent, metadata: { intent, task_id: id } });

/** Says there why nothing came of it. Like every notice of the server it is no part of the talk. */
export const postFailure = (at: PostScope, { id, conversation_id }: TaskRow, text: string) =>
  post(at, conversation_id, { content: text, type: 'system', metadata: { task_id: id } });

/** Takes away what was said of a task since it was delegated: its result, or why there is none. */
export async function removePosts({ db }: WriteScope, conversationId: string, taskId: string): Promise<void> {
  // The reply that delegated it names it, too, but answers a message.
  await db
    .deleteFrom('messages')
    .where('conversation_id', '=', conversationId)
    .where('role', '=', 'assistant')
    .where('reply_to', 'is', null)
    .where(sql`metadata ->> '$.task_id'`, '=', taskId)
    .execute();
}

type PostScope = { scope: WriteScope; ids: Ids; hub: Hub };

type Posted = {
  content: string;
  type: 'text' | 'system';
  intent?: string;
  metadata?: Record<string, unknown>;
};

async function post({ scope, ids, hub }: PostScope, conversationId: string | null, message: Posted) {
  if (conversationId === null || !(await isThere(scope, conversationId))) return;
  const { content, type, intent, metadata } = message;
  const id = ids.make('msg');
  await insertMessage(scope.db, {
    id,
    conversation_id: conversationId,
    role: 'assistant',
    content,
    message_type: type,
    intent: intent ?? null,
    metadata: metadata ? JSON.stringify(metadata) : null,
    reply_to: null,
    created_at: scope.now.toISOString(),
  });
  await changeConversation(scope.db, conversationId, {}, scope.now);
  const place = { message_id: id, conversation_id: conversationId };
  tellMessage(scope, hub, { ...place, content, ...(intent && { intent }), ...(metadata && { metadata }) });
}

async function isThere({ db }: WriteScope, conversationId: string): Promise<boolean> {
  const found = await db
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return found !== undefined;
}
