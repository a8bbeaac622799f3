import { isQuiet } from '../../server/lib/quiet-hours.ts';
import { localDate, toInstant } from '../../server/lib/time-zone.ts';
import { days } from './controlled-clock.ts';
import { type Expected, liveTenYears, type Years } from './ten-years.ts';

const quietHours = '22:00-07:00';

export type Storm = { reminders: number; briefings: number; kills: number; looks: number; faults: string[] };

/**
 * Ten years in a zone, around every day on which a clock is moved: two hundred reminders, ten ends of the process
 * without a word, sleeps from minutes to days, and clocks that are set back.
 */
export async function weather(zone: string, seed: number, forgetful = false): Promise<Storm> {
  const lived = await liveTenYears(zone, seed, forgetful);
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`${zone}, seed ${seed}: ${what}`);
  const reminders = checkReminders(lived, zone, fault);
  const briefings = checkBriefings(lived, zone, fault);
  return { reminders, briefings, kills: lived.kills, looks: lived.awake.length, faults };
}

/** What was missed is of use for so long after it was found out; days on which there were only quiet hours count. */
const afterMissed = days(7);

/** The first moment awake at which it was to be told; undefined when it was of no use any more by then. */
function dueMoment({ remindAt, dueAt, kind }: Expected, { awake }: Years, zone: string): Date | undefined {
  const since = awake.filter((now) => now.getTime() >= remindAt);
  const isAhead = (now: Date) => kind === 'event' && dueAt > now.getTime();
  const due = since.findIndex((now) => isAhead(now) || !isQuiet(now, quietHours, zone));
  const [found] = since;
  const isDropped = (now: Date) => now.getTime() - (found?.getTime() ?? 0) >= afterMissed;
  return kind === 'event' && since.slice(0, due + 1).some(isDropped) ? undefined : since[due];
}

const iso = (at: Date | undefined) => at?.toISOString() ?? 'never';

function checkReminders(lived: Years, zone: string, fault: (what: string) => void): number {
  const told = toldBy(lived);
  let owed = 0;
  for (const expected of lived.expected) {
    const name = `${expected.kind} ${expected.id} ${expected.key}`;
    const due = dueMoment(expected, lived, zone);
    if (due) owed += 1;
    const times = told.get(name) ?? [];
    if (iso(times[0]) !== iso(due)) fault(`${name} came ${iso(times[0])}, not ${iso(due)}`);
    if (times.length > 1) fault(`${name} came ${times.length} times`);
  }
  const twice = [...told].filter(([, times]) => times.length > 1);
  for (const [name, times] of twice) fault(`${name} was told ${times.length} times`);
  // Besides what is expected, todos are told ahead of time.
  const early = [...told.keys()].filter((name) => name.startsWith('todo ')).length;
  if (told.size - owed !== early) fault('something else was told');
  // Phones hear what the desktop shows: one frame for each, or one for several.
  const frames = lived.heard.filter(({ frame }) => frame.type === 'reminder').map(({ frame }) => frame);
  const shown = lived.shown.map(({ told: { data } }) => ({ type: 'reminder', data }));
  if (JSON.stringify(frames) !== JSON.stringify(shown)) fault('phones heard something else than was shown');
  return told.size;
}

function toldBy({ shown }: Years): Map<string, Date[]> {
  const told = new Map<string, Date[]>();
  for (const { told: one, at } of shown) {
    for (const { item_id, kind, due_key } of one.rows) {
      const name = `${kind} ${item_id} ${due_key}`;
      told.set(name, [...(told.get(name) ?? []), at]);
    }
  }
  return told;
}

/** Every day on which the computer was awake after eight has one briefing, every Sunday a review; no day has two. */
function checkBriefings({ awake, heard }: Years, zone: string, fault: (what: string) => void): number {
  const dated = (type: string) =>
    heard.filter(({ frame }) => frame.type === type).map(({ at }) => localDate(at, zone));
  const briefed = dated('daily_briefing').sort();
  const [first = new Date(0)] = awake;
  const days = awake.filter((now) => {
    const eight = toInstant(`${localDate(now, zone)}T08:00`, zone);
    return now >= eight && eight >= first;
  });
  const expected = [...new Set(days.map((now) => localDate(now, zone)))].sort();
  if (briefed.join() !== expected.join())
    fault(`${briefed.length} briefings on ${expected.length} days, or on others`);
  const reviewed = dated('weekly_review');
  if (new Set(reviewed).size !== reviewed.length) fault('two reviews on one day');
  return briefed.length;
}
