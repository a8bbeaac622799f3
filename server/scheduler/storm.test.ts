import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Expected, liveTenYears, type Years } from '../../test/support/ten-years.ts';
import { isQuiet } from '../lib/quiet-hours.ts';
import { localDate, toInstant } from '../lib/time-zone.ts';

/**
 * Ten years in ten zones, around every day on which a clock is moved: two thousand reminders, a hundred ends of the
 * process without a word, sleeps from minutes to days, and clocks that are set back.
 */
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Seoul',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Atlantic/Azores',
];
const killsPerZone = 10;
const quietHours = '22:00-07:00';

/** The first moment awake at which it was to be told. */
const dueMoment = ({ remindAt, dueAt, kind }: Expected, { awake }: Years, zone: string, from: number) =>
  awake
    .slice(from)
    .find(
      (now) =>
        now.getTime() >= remindAt &&
        ((kind === 'event' && dueAt > now.getTime()) || !isQuiet(now, quietHours, zone)),
    );

function checkReminders(lived: Years, zone: string): number {
  const told = new Map<string, Date[]>();
  for (const { told: one, at } of lived.shown) {
    for (const { item_id, kind, due_key } of one.rows) {
      const name = `${kind} ${item_id} ${due_key}`;
      told.set(name, [...(told.get(name) ?? []), at]);
    }
  }
  for (const expected of lived.expected) {
    const name = `${expected.kind} ${expected.id} ${expected.key}`;
    const times = told.get(name) ?? [];
    assert.equal(times.length, 1, `${name} in ${zone} was told ${times.length} times`);
    assert.deepEqual(
      times[0],
      dueMoment(expected, lived, zone, 0),
      `${name} in ${zone}, due ${new Date(expected.remindAt).toISOString()}`,
    );
  }
  for (const [name, times] of told) assert.equal(times.length, 1, `${name} in ${zone}`);
  const extra = told.size - lived.expected.length;
  const early = [...told.keys()].filter((name) => name.startsWith('todo ')).length;
  assert.equal(extra, early, 'nothing else was told but what is due soon');
  // Phones hear what the desktop shows: one frame for each, or one for several.
  const frames = lived.heard.filter(({ frame }) => frame.type === 'reminder');
  assert.deepEqual(
    frames.map(({ frame }) => frame),
    lived.shown.map(({ told: { data } }) => ({ type: 'reminder', data })),
  );
  return told.size;
}

/** Every day on which the computer was awake after eight has one briefing, every Sunday a review; no day has two. */
function checkBriefings({ awake, heard }: Years, zone: string): number {
  const dated = (type: string) =>
    heard.filter(({ frame }) => frame.type === type).map(({ at }) => localDate(at, zone));
  const briefed = dated('daily_briefing');
  const [first = new Date(0)] = awake;
  const expected = new Set(
    awake
      .filter((now) => {
        const eight = toInstant(`${localDate(now, zone)}T08:00`, zone);
        return now >= eight && eight >= first;
      })
      .map((now) => localDate(now, zone)),
  );
  assert.deepEqual([...new Set(briefed)].sort(), briefed.toSorted(), `no day twice in ${zone}`);
  assert.deepEqual(briefed.toSorted(), [...expected].sort(), `no day without in ${zone}`);
  const reviewed = dated('weekly_review');
  assert.equal(new Set(reviewed).size, reviewed.length);
  return briefed.length;
}

test('a storm of reminders over ten years in ten zones: none missing, none twice', async (t) => {
  let reminders = 0;
  let briefings = 0;
  let kills = 0;
  let looks = 0;
  for (const [index, zone] of zones.entries()) {
    const lived = await liveTenYears(zone, 20_260_302 + index);
    reminders += checkReminders(lived, zone);
    briefings += checkBriefings(lived, zone);
    kills += lived.kills;
    looks += lived.awake.length;
  }
  t.diagnostic(`${reminders} reminders, ${briefings} briefings, ${kills} kills, ${looks} looks`);
  assert.ok(reminders >= 2000, `${reminders} reminders`);
  assert.equal(kills, zones.length * killsPerZone);
});
