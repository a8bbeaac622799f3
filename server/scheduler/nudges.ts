import type { WriteScope } from '../db/work.ts';
import { isQuiet } from '../lib/quiet-hours.ts';
import type { Frame, SuggestedAction } from '../live/frames.ts';
import { rememberNudge, selectCandidate } from './nudges.store.ts';
import { readMarks, setMark } from './scheduler.store.ts';

/** ms between two nudges. */
const interval = 4 * 3_600_000;

type NudgeFrame = Extract<Frame, { type: 'nudge' }>;

/** A nudge, marked as told, when it is time for one and a todo needs it. */
export async function takeNudge(
  { db, now }: WriteScope,
  { zone, quietHours }: { zone: string; quietHours: string },
): Promise<NudgeFrame | undefined> {
  if (isQuiet(now, quietHours, zone)) return undefined;
  const { nudged } = await readMarks(db);
  // Either way round: a clock that was set back must not silence nudges for long.
  if (nudged && Math.abs(now.getTime() - nudged.getTime()) < interval) return undefined;
  const candidate = await selectCandidate(db, now);
  if (!candidate) return undefined;
  await setMark(db, 'nudged', now);
  await rememberNudge(db, candidate.id, now);
  const { title, message } = words[candidate.action](candidate.title);
  return {
    type: 'nudge',
    data: { title, message, todo_id: candidate.id, suggested_action: candidate.action },
  };
}

const words: Record<SuggestedAction, (title: string) => { title: string; message: string }> = {
  start_now: (title) => ({ title: 'Due soon', message: `${title} is due within a day. Start now?` }),
  break_down_or_reschedule: (title) => ({
    title: 'Still waiting',
    message: `${title} has not moved for days. Divide it into smaller steps, or give it another date?`,
  }),
  organize: (title) => ({
    title: 'In the inbox',
    message: `${title} has no date yet. Give it one?`,
  }),
};
