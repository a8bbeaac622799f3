import type { ReadScope } from '../db/work.ts';
import { selectProposals } from '../features/assistant/assistant.ts';
import { selectLastReplyId } from '../features/conversations/conversations.ts';
import type { Plan } from './actions/action.ts';
import { planOf } from './actions/confirm-action.ts';

export type OpenProposal = { id: string; plan: Plan };

/**
 * What a "yes" in a conversation would mean: the proposals of its last reply. Once something else has been said, a yes
 * may mean that, and only the button of the card confirms.
 */
export async function proposalsToAnswer(scope: ReadScope, conversationId: string): Promise<OpenProposal[]> {
  const replyId = await selectLastReplyId(scope.db, conversationId);
  if (replyId === undefined) return [];
  const rows = await selectProposals(scope.db, replyId, scope.now);
  return rows.flatMap((row) => {
    const plan = planOf(row);
    return plan ? [{ id: row.id, plan }] : [];
  });
}
