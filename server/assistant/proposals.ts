import type { ReadScope } from '../db/work.ts';
import { selectDoneLast, selectProposals } from '../features/assistant/assistant.ts';
import { selectLastReplyId } from '../features/conversations/conversations.ts';
import type { Plan } from './actions/action.ts';
import { planOf } from './actions/confirm-action.ts';

export type OpenProposal = { id: string; plan: Plan };

/** Whether the last reply of a conversation did something that can be taken back. */
export async function hasJustActed(scope: ReadScope, conversationId: string): Promise<boolean> {
  const replyId = await selectLastReplyId(scope.db, conversationId);
  if (replyId === undefined) return false;
  const [last] = await selectDoneLast(scope.db, conversationId, scope.now);
  return last?.message_id === replyId;
}

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
