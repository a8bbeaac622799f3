import type { WriteScope } from '../db/work.ts';
import {
  changeConversation,
  getConversation,
  insertMessage,
  isUntitled,
  makeTitle,
  selectRecentTurns,
} from '../features/conversations/conversations.ts';
import type { Ids } from '../lib/ids.ts';
import type { ReplyEnd, RunningReply } from './running-reply.ts';

/** A reply that was made at once and not streamed. */
export type ReplyDraft = { text: string; intent: string; metadata: Record<string, unknown> };

export type ReplyResult = {
  /** The text, when it was not streamed into the reply. */
  text?: string;
  intent?: string;
  metadata?: Record<string, unknown>;
  /** What to tell the user because something went wrong. */
  notice?: string;
  /** The client went away, or the model broke off. */
  partial: boolean;
};

/** Stores what came of a reply, in one transaction, before anyone is told that it ended. */
export async function storeReply(
  scope: WriteScope,
  ids: Ids,
  reply: RunningReply,
  result: ReplyResult,
): Promise<ReplyEnd> {
  const { conversationId, messageId } = reply.target;
  const conversation = await getConversation(scope, conversationId);
  const text = result.text ?? reply.text;
  const end: ReplyEnd = { text };
  if (text !== '') {
    await storeMessage(scope, reply, messageId, text, result);
    Object.assign(end, { intent: result.intent, metadata: result.metadata });
  }
  // After some text a stream has no way left to show a notice; the socket has.
  if (result.notice !== undefined && (text === '' || reply.isForSockets)) {
    end.notice = await storeNotice(scope, reply, text === '' ? messageId : ids.make('msg'), result.notice);
  }
  const title = isUntitled(conversation.title) ? await titleFor(scope, conversationId) : '';
  if (title !== '') end.title = title;
  await changeConversation(scope.db, conversationId, title === '' ? {} : { title }, scope.now);
  return end;
}

async function storeNotice(scope: WriteScope, reply: RunningReply, messageId: string, text: string) {
  await storeMessage(scope, reply, messageId, text, { partial: false, type: 'system' });
  return { messageId, text };
}

async function storeMessage(
  { db }: WriteScope,
  { target }: RunningReply,
  id: string,
  content: string,
  details: { intent?: string; metadata?: Record<string, unknown>; partial: boolean; type?: 'system' },
): Promise<void> {
  await insertMessage(db, {
    id,
    conversation_id: target.conversationId,
    role: 'assistant',
    content,
    message_type: details.type ?? 'text',
    intent: details.intent ?? null,
    metadata: details.metadata ? JSON.stringify(details.metadata) : null,
    reply_to: target.userMessageId,
    is_partial: details.partial ? 1 : 0,
    created_at: target.startedAt.toISOString(),
  });
}

async function titleFor({ db }: WriteScope, conversationId: string): Promise<string> {
  const turns = await selectRecentTurns(db, conversationId, 20);
  return makeTitle(turns.find(({ role }) => role === 'user')?.content ?? '');
}
