import type { WriteScope } from '../../db/work.ts';
import type { ActionRow } from '../../features/assistant/assistant.ts';
import { selectMetadataSince, setMessageMetadata } from '../../features/conversations/conversations.ts';

type Card = Record<string, unknown>;

/** Where the cards of an action are. */
export type CardPlace = Pick<ActionRow, 'id' | 'conversation_id' | 'message_id' | 'created_at'>;

/**
 * What became of an action, as its cards say it: clients that do not know `action_status` draw them as before, and no
 * card offers what would be refused.
 */
export const fates = {
  undone: { action_status: 'undone', can_undo: false },
  dropped: { action_status: 'dropped', can_confirm: false },
  done: { action_status: 'done', can_confirm: false },
  doneByButton: { action_status: 'done', can_confirm: false, can_undo: true },
} as const;

/** Says on the stored cards of an action, in the reply that told of it and in later ones, what became of it. */
export async function markCards(
  { db }: WriteScope,
  action: CardPlace,
  fate: (typeof fates)[keyof typeof fates],
): Promise<void> {
  const mark = (card: Card): Card => (card['action_id'] === action.id ? { ...card, ...fate } : card);
  const replies = await selectMetadataSince(db, {
    conversationId: action.conversation_id,
    from: { messageId: action.message_id, or: action.created_at },
    containing: action.id,
  });
  for (const { id, metadata } of replies) {
    const card = JSON.parse(metadata) as Card;
    const others = card['actions'];
    const marked = {
      ...mark(card),
      ...(Array.isArray(others) && { actions: others.map((other: Card) => mark(other)) }),
    };
    await setMessageMetadata(db, id, JSON.stringify(marked));
  }
}
