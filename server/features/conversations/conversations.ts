import type { ReadScope, WriteScope } from '../../db/work.ts';
import { notFound } from '../../http/errors.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Conversation, Message } from './conversations.schema.ts';
import {
  changeConversation,
  changeMessage,
  insertConversation,
  removeMessage,
  selectConversation,
  selectMessage,
} from './conversations.store.ts';

export { conversation, longestContent } from './conversations.schema.ts';
export {
  insertMessage,
  removeMessage,
  selectConversation,
  selectLastReplyId,
  selectMetadataSince,
  selectRecentMetadata,
  selectRecentTurns,
  selectReply,
  setMessageIntent,
  setMessageMetadata,
} from './conversations.store.ts';
export { isUntitled, makeTitle } from './title.ts';
export { changeConversation };

/** @throws {HttpError} 404 */
export async function getConversation({ db }: ReadScope, id: string): Promise<Conversation> {
  const found = await selectConversation(db, id);
  if (!found) throw notFound('Conversation');
  return found;
}

/** @throws {HttpError} 404 also when the message belongs to another conversation */
export async function getMessage({ db }: ReadScope, conversationId: string, id: string): Promise<Message> {
  const found = await selectMessage(db, conversationId, id);
  if (!found) throw notFound('Message');
  return found;
}

export type NewConversation = {
  id?: string;
  title?: string | null | undefined;
  projectTodoId?: string | null | undefined;
};

/** Makes a conversation; `id` is given only by clients that made one up themselves. */
export async function createConversation(
  scope: WriteScope,
  ids: Ids,
  wanted: NewConversation,
): Promise<Conversation> {
  const id = wanted.id ?? ids.make('conv');
  const at = scope.now.toISOString();
  await insertConversation(scope.db, {
    id,
    title: wanted.title ?? '',
    project_todo_id: wanted.projectTodoId ?? null,
    metadata: null,
    created_at: at,
    updated_at: at,
  });
  return getConversation(scope, id);
}

/** Takes a conversation off the list; nothing is deleted. */
export async function archiveConversation(scope: WriteScope, id: string): Promise<void> {
  await getConversation(scope, id);
  await changeConversation(scope.db, id, { is_archived: 1 }, scope.now);
}

export async function editMessage(scope: WriteScope, conversationId: string, id: string, content: string) {
  const found = await getMessage(scope, conversationId, id);
  await changeMessage(scope.db, id, content);
  await changeConversation(scope.db, conversationId, {}, scope.now);
  return { ...found, content };
}

export async function deleteMessage(scope: WriteScope, conversationId: string, id: string): Promise<void> {
  await getMessage(scope, conversationId, id);
  await removeMessage(scope.db, id);
}
