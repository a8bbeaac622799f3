import type { WriteScope } from '../../db/work.ts';
import type { ReminderFrameData } from '../../live/frames.ts';
import { minutesUntil, reminderSentence, summaryOf } from './reminder-words.ts';
import { type Channel, markDone, selectWaiting } from './reminders.store.ts';
import type { ReminderRow } from './reminders.table.ts';
import { readSubjects, type Subject } from './subjects.ts';

/** Reminders that are told in one go. */
export type Told = { data: ReminderFrameData; rows: ReminderRow[] };

/** So late a reminder was missed; a look comes every 20 seconds. What was put in only now was not missed before. */
const late = 2 * 60_000;
/** More missed ones than this are told as one. */
const mostMissed = 3;

/**
 * Takes what waits to be told on a channel, marked as told. What is of no use any more is marked without being told. In
 * quiet hours only what has a time of its own, still ahead, is taken, each for itself; everything else goes on waiting.
 */
export async function takeWaiting(
  { db, now }: WriteScope,
  channel: Channel,
  { zone, isQuiet }: { zone: string; isQuiet: boolean },
): Promise<Told[]> {
  const waiting = await selectWaiting(db, channel, now);
  if (waiting.length === 0) return [];
  const subjectOf = await readSubjects(db, waiting, now, zone);
  const useless: ReminderRow[] = [];
  const taken: Subject[] = [];
  for (const row of waiting) {
    const subject = subjectOf(row);
    if (!subject) useless.push(row);
    else if (!isQuiet || comesInQuiet(subject, now)) taken.push(subject);
  }
  await markDone(db, ['phones', 'desktop'], useless, now);
  await markDone(
    db,
    [channel],
    taken.map(({ row }) => row),
    now,
  );
  const couldBeTold = ({ row, changedAt }: Subject) => Math.max(Date.parse(row.tell_at), changedAt.getTime());
  const missed = taken.filter((subject) => now.getTime() - couldBeTold(subject) > late);
  const isSummary = !isQuiet && missed.length > mostMissed;
  const single = isSummary ? taken.filter((subject) => !missed.includes(subject)) : taken;
  return [
    ...(isSummary ? [summarize(missed, now, zone)] : []),
    ...single.map((subject) => ({ data: describe(subject, now, zone), rows: [subject.row] })),
  ];
}

/** The owner set a time, and it is still ahead; or asked to be reminded again. */
const comesInQuiet = ({ row, kind, isWholeDay, dueAt }: Subject, now: Date) =>
  row.is_snoozed === 1 || (dueAt > now && (kind === 'event' || (kind === 'todo' && !isWholeDay)));

function describe(subject: Subject, now: Date, zone: string): ReminderFrameData {
  const { row, kind, title, dueAt } = subject;
  return {
    reminder_type: kind,
    item_type: kind === 'event' ? 'event' : 'todo',
    item_id: row.item_id,
    title,
    message: reminderSentence(subject, now, zone),
    minutes_until: kind === 'todo_overdue' ? 0 : minutesUntil(dueAt, now),
    ...(row.occurrence_date !== null && { occurrence_date: row.occurrence_date }),
  };
}

/** One for all, that leads to the next of them that is still ahead, else to the latest. */
function summarize(missed: readonly Subject[], now: Date, zone: string): Told {
  const byTime = [...missed].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const first = byTime.find(({ dueAt }) => dueAt > now) ?? byTime.at(-1);
  if (!first) throw new RangeError('There is nothing to summarize');
  const others = byTime.filter((subject) => subject !== first);
  const titles = [first, ...others].map(({ title }) => title);
  return {
    data: { ...describe(first, now, zone), ...summaryOf(titles) },
    rows: missed.map(({ row }) => row),
  };
}
