import { sql } from 'kysely';
import type { RecordedChange } from '../../db/change-log.ts';
import type { WriteDb, WriteScope } from '../../db/work.ts';
import { insertAction } from '../../features/assistant/assistant.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Intent } from '../understand/intents.ts';
import type { Plan } from './action.ts';
import type { Performed } from './perform.ts';

/** How long what was done can be undone. */
export const undoDays = 30;

/** How long a proposal waits for its yes. */
const proposalHours = 24;

const hour = 3_600_000;

type Place = { conversationId: string; replyId: string };

/**
 * Writes down what was done, so that it can be undone, or proposed, so that it can be confirmed. Returns what the card
 * says about that; undefined when there is nothing to decide.
 */
export async function keepAction(
  scope: WriteScope,
  ids: Ids,
  place: Place,
  intent: Intent,
  { outcome, changes }: Performed,
): Promise<Record<string, unknown> | undefined> {
  const { proposal, text, summary = text } = outcome;
  if (!proposal && changes.length === 0) return undefined;
  const id = ids.uuid();
  const lifetime = proposal ? proposalHours * hour : undoDays * 24 * hour;
  const expiresAt = new Date(scope.now.getTime() + lifetime);
  await insertAction(scope.db, {
    id,
    conversation_id: place.conversationId,
    message_id: place.replyId,
    intent,
    status: proposal ? 'proposed' : 'done',
    summary,
    plan: proposal ? JSON.stringify(proposal) : null,
    changes: proposal ? null : JSON.stringify(changes),
    created_at: scope.now.toISOString(),
    decided_at: null,
    expires_at: expiresAt.toISOString(),
  });
  if (!proposal) await keepFiles(scope.db, changes, expiresAt);
  return proposal ? proposalCard(id, proposal) : { action_id: id, can_undo: true };
}

const proposalCard = (id: string, { kind, items, alternatives }: Plan) => ({
  action_type: 'confirmation_needed',
  action_id: id,
  can_confirm: true,
  items: items.map((item) => ({ kind, ...item })),
  ...(alternatives.length > 0 && { alternatives: alternatives.map((item) => ({ kind, ...item })) }),
});

/** Files of deleted attachments stay on the disk as long as the deletion can be undone. */
export async function keepFiles(db: WriteDb, changes: readonly RecordedChange[], until: Date): Promise<void> {
  const names = changes
    .filter(({ table, before, after }) => table === 'attachments' && before && !after)
    .map(({ before }) => before?.['stored_filename']);
  if (names.length === 0) return;
  await sql`update discarded_files set keep_until = ${until.toISOString()} where stored_filename in (${sql.join(names)})`.execute(
    db,
  );
}
