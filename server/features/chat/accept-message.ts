import { createHash } from 'node:crypto';
import type { ReadDb, ReadScope, WriteScope } from '../../db/work.ts';
import { firstAnswer, keepAnswer, type RepeatKey } from '../../http/idempotency.ts';
import type { Ids } from '../../lib/ids.ts';
import {
  changeConversation,
  createConversation,
  getConversation,
  getMessage,
  insertMessage,
} from '../conversations/conversations.ts';
import type { SendMessageRequest } from './chat.schema.ts';

/** Ids made up by clients for conversations that the server has not seen; the stream creates them on the fly. */
const clientMadeId = /^(panel|local-conv)-\d{1,20}$/;

export type AcceptedMessage = { message_id: string; conversation_id: string; status: 'delivered' };

/**
 * Stores a user message under `id`, once for each idempotency key: a client that falls back from one way of sending to the other,
 * or repeats a request whose answer it never saw, gets the message it already sent.
 *
 * @throws {HttpError} 404 when there is no such conversation, or not any more; 409 when the key was used for another message.
 */
export async function acceptMessage(
  scope: WriteScope,
  ids: Ids,
  request: SendMessageRequest,
  { mayCreate, id = ids.make('msg'), at = scope.now }: { mayCreate: boolean; id?: string; at?: Date },
): Promise<AcceptedMessage> {
  const repeat = keyOf(request);
  const first = repeat && (await firstAnswer(scope, repeat));
  if (first) return stillThere(scope, JSON.parse(first.answer) as AcceptedMessage);

  const conversationId = request.conversation_id;
  if (mayCreate && clientMadeId.test(conversationId)) await ensureConversation(scope, ids, conversationId);
  else await getConversation(scope, conversationId);

  await insertMessage(scope.db, {
    id,
    conversation_id: conversationId,
    role: 'user',
    content: request.content,
    intent: null,
    metadata: null,
    reply_to: null,
    created_at: at.toISOString(),
  });
  await changeConversation(scope.db, conversationId, {}, scope.now);
  const answer: AcceptedMessage = {
    message_id: id,
    conversation_id: conversationId,
    status: 'delivered',
  };
  if (repeat) await keepAnswer(scope, repeat, 202, JSON.stringify(answer));
  return answer;
}

/** What was sent may have been deleted since, or a backup from before may have been restored. */
async function stillThere(scope: ReadScope, accepted: AcceptedMessage): Promise<AcceptedMessage> {
  await getMessage(scope, accepted.conversation_id, accepted.message_id);
  return accepted;
}

/** Whether a message would be a new one in a conversation that is there, as far as can be seen beforehand. */
export async function isSurelyNew(scope: ReadScope, request: SendMessageRequest): Promise<boolean> {
  const repeat = keyOf(request);
  if (repeat && (await firstAnswer(scope, repeat))) return false;
  return isThere(scope.db, request.conversation_id);
}

async function ensureConversation(scope: WriteScope, ids: Ids, id: string): Promise<void> {
  if (!(await isThere(scope.db, id))) await createConversation(scope, ids, { id });
}

async function isThere(db: ReadDb, conversationId: string): Promise<boolean> {
  const found = await db
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return found !== undefined;
}

function keyOf({ conversation_id, content, idempotency_key }: SendMessageRequest): RepeatKey | undefined {
  if (!idempotency_key) return undefined;
  const requestHash = createHash('sha256').update(content).digest('base64url');
  return { scope: `chat ${conversation_id}`, key: idempotency_key, requestHash };
}
