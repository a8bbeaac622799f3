import { sql } from 'kysely';
import { ZodError } from 'zod';
import { type RecordedChange, recordChanges } from '../../db/change-log.ts';
import { HttpError } from '../../http/errors.ts';
import type { ActionContext, Outcome } from './action.ts';

export type Performed = { outcome: Outcome; changes: RecordedChange[] };

/**
 * Does one thing inside a larger transaction, and records what it changed. What a rule of the application refuses is
 * undone alone and told as an apology; the rest of the message goes on.
 */
export async function perform(
  context: ActionContext,
  task: (context: ActionContext) => Promise<Outcome>,
): Promise<Performed> {
  const { db, afterCommit } = context.scope;
  const effects: (() => void)[] = [];
  const scope = { ...context.scope, afterCommit: (effect: () => void) => effects.push(effect) };
  await sql`savepoint wish`.execute(db);
  try {
    const { result, changes } = await recordChanges(db, () => task({ ...context, scope }));
    await sql`release wish`.execute(db);
    for (const effect of effects) afterCommit(effect);
    return { outcome: result, changes };
  } catch (error) {
    await sql`rollback to wish`.execute(db);
    await sql`release wish`.execute(db);
    if (!(error instanceof HttpError || error instanceof ZodError)) throw error;
    return { outcome: { text: context.phrases.actionFailed }, changes: [] };
  }
}
