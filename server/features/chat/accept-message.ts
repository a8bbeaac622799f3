import { createHash } from 'node:crypto';
import type { WriteScope } from '../../db/work.ts';
import { firstAnswer, keepAnswer, type RepeatKey } from '../../http/idempotency.ts';
import type { Ids } from '../../lib/ids.ts';
import {
  changeConversation,
  createConversation,
  getConversation,
  insertMessage,
} from '../conversations/conversations.ts';
import type { SendMessageRequest } from './chat.schema.ts';

/** Ids made up by clients for conversations that the server has not seen; the stream creates them on the fly. */
const clientMadeId = /^(panel|local-conv)-\d{1,20}$/;

export type AcceptedMessage = { message_id: string; conversation_id: string; status: 'delivered' };

/**
 * Stores a user message, once for each idempotency key: a client that falls back from one way of sending to the other,
 * or repeats a request whose answer it never saw, gets the message it already sent.
 *
 * @throws {HttpError} 404 when there is no such conversation, 409 when the key was used for another message.
 */
export async function acceptMessage(
  scope: WriteScope,
  ids: Ids,
  request: SendMessageRequest,
  options: { mayCreate: boolean },
): Promise<AcceptedMessage> {
  const repeat = keyOf(request);
  const first = repeat && (await firstAnswer(scope, repeat));
  if (first) return JSON.parse(first.answer) as AcceptedMessage;

  const conversationId = request.conversation_id;
  if (options.mayCreate && clientMadeId.test(conversationId))
    await ensureConversation(scope, ids, conversationId);
  else await getConversation(scope, conversationId);

  const messageId = ids.make('msg');
  await insertMessage(scope.db, {
    id: messageId,
    conversation_id: conversationId,
    role: 'user',
    content: request.content,
    intent: null,
    metadata: null,
    reply_to: null,
    created_at: scope.now.toISOString(),
  });
  await changeConversation(scope.db, conversationId, {}, scope.now);
  const answer: AcceptedMessage = {
    message_id: messageId,
    conversation_id: conversationId,
    status: 'delivered',
  };
  if (repeat) await keepAnswer(scope, repeat, 202, JSON.stringify(answer));
  return answer;
}

async function ensureConversation(scope: WriteScope, ids: Ids, id: string): Promise<void> {
  const present = await scope.db
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!present) await createConversation(scope, ids, { id });
}

function keyOf({ conversation_id, content, idempotency_key }: SendMessageRequest): RepeatKey | undefined {
  if (!idempotency_key) return undefined;
  const requestHash = createHash('sha256').update(content).digest('base64url');
  return { scope: `chat ${conversation_id}`, key: idempotency_key, requestHash };
}
