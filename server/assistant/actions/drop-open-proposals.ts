import type { WriteScope } from '../../db/work.ts';
import { dropProposals } from '../../features/assistant/assistant.ts';
import { fates, markCards } from './mark-cards.ts';

/** What a conversation proposed and nobody has decided on is not offered any more. */
export async function dropOpenProposals(scope: WriteScope, conversationId: string): Promise<void> {
  const dropped = await dropProposals(scope.db, conversationId, scope.now);
  for (const action of dropped) await markCards(scope, action, fates.dropped);
}
