import type { WriteScope } from '../db/work.ts';
import { type ActionRow, selectAction } from '../features/assistant/assistant.ts';
import { selectConversation } from '../features/conversations/conversations.ts';
import type { Hub } from '../live/hub.ts';
import { tellOnce } from '../live/told-once.ts';
import type { ActionDependencies } from './actions/action.ts';
import { confirmAction, type Decided } from './actions/confirm-action.ts';
import { undoAction } from './actions/undo-action.ts';
import { phrasesFor } from './phrases/phrases.ts';

export type Decisions = ReturnType<typeof createDecisions>;

/**
 * A button's word comes without a reply, so nothing else says that the cards of a conversation changed. Its title, as it
 * is, changes nothing for the phones.
 */
async function tellOfCards({ db, afterCommit }: WriteScope, hub: Hub, action: ActionRow | undefined) {
  const conversation = action && (await selectConversation(db, action.conversation_id));
  if (!conversation) return;
  const data = { conversation_id: conversation.id, title: conversation.title };
  afterCommit(() => hub.broadcast({ type: 'conversation_updated', data }));
}

/** The owner's word on what the assistant proposed or did, given by a button. What changed is told after the commit. */
export function createDecisions(dependencies: ActionDependencies) {
  const told = ({ afterCommit }: WriteScope) => {
    const { hub, flush } = tellOnce(dependencies.hub);
    return { hub, afterwards: () => afterCommit(flush) };
  };

  return {
    /**
     * Does what was proposed, once; of several items those that are named.
     *
     * @throws {HttpError} 404; 409 when it was decided already; 422 for an item that is not part of it
     */
    async confirm(scope: WriteScope, id: string, itemIds: readonly string[] | undefined): Promise<Decided> {
      const { hub, afterwards } = told(scope);
      const action = await selectAction(scope.db, id);
      const summary = action?.summary ?? '';
      const context = {
        scope,
        dependencies: { ...dependencies, hub },
        origin: { conversationId: action?.conversation_id ?? '', messageId: action?.message_id ?? '' },
        message: summary,
        changingWishes: 0,
        phrases: phrasesFor(summary),
      };
      const decided = await confirmAction(context, id, { itemIds, byButton: true });
      await tellOfCards(scope, hub, action);
      afterwards();
      return decided;
    },

    /** Takes back what was done. @throws {HttpError} 404, or 409 when there is nothing to take back */
    async undo(scope: WriteScope, id: string): Promise<Decided> {
      const { hub, afterwards } = told(scope);
      const decided = await undoAction(scope, { ...dependencies, hub }, id);
      await tellOfCards(scope, hub, await selectAction(scope.db, id));
      afterwards();
      return decided;
    },
  };
}
