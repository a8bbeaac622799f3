import { sql } from 'kysely';
import type { ReadDb, WriteDb } from '../db/work.ts';
import type { SuggestedAction } from '../live/frames.ts';

export type Candidate = { id: string; title: string; due_date: string | null; action: SuggestedAction };

const day = 86_400_000;
/** So long a todo is left alone after a nudge. */
const restDays = 3;

/**
 * The todo that needs a word most: one that is due within a day and still pending, the most urgent first; else one that
 * was pending and untouched for three days; else one that has waited in the inbox for two. Undefined when none does.
 */
export async function selectCandidate(db: ReadDb, now: Date): Promise<Candidate | undefined> {
  const ago = (days: number) => new Date(now.getTime() - days * day).toISOString();
  const pending = () =>
    db
      .selectFrom('todos')
      .select(['id', 'title', 'due_date'])
      .where('status', '=', 'pending')
      .where(
        sql<boolean>`not exists (select 1 from reminders_sent where item_id = todos.id and kind = 'nudge'
          and due_at > ${ago(restDays)})`,
      );
  const soon = await pending()
    .where('due_date', '>=', now.toISOString())
    .where('due_date', '<', new Date(now.getTime() + day).toISOString())
    .orderBy('urgency', 'desc')
    .orderBy('due_date')
    .limit(1)
    .executeTakeFirst();
  if (soon) return { ...soon, action: 'start_now' };
  const untouched = await pending()
    .where('due_date', 'is not', null)
    .where('updated_at', '<', ago(3))
    .orderBy('urgency', 'desc')
    .orderBy('updated_at')
    .limit(1)
    .executeTakeFirst();
  if (untouched) return { ...untouched, action: 'break_down_or_reschedule' };
  const inInbox = await pending()
    .where('due_date', 'is', null)
    .where('created_at', '<', ago(2))
    .orderBy('urgency', 'desc')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return inInbox && { ...inInbox, action: 'organize' };
}

/** Remembers the nudge, so that the todo is left alone for a while. */
export async function rememberNudge(db: WriteDb, id: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await db
    .insertInto('reminders_sent')
    .values({
      item_id: id,
      kind: 'nudge',
      due_key: at,
      due_at: at,
      occurrence_date: null,
      tell_at: at,
      useful_until: at,
      phones_done_at: at,
      desktop_done_at: at,
      noted_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
