import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { occurrences, parseRule } from './recurrence.ts';
import { toInstant } from './time-zone.ts';

/**
 * A second reading of RFC 5545, slow and plain: every day of the years around the start is asked whether the rule means
 * it. Rules by day and longer, with the parts that calendars write.
 */

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
type Weekday = (typeof weekdays)[number];

type Plan = {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  days: string[];
  monthDays: number[];
  months: number[];
  positions: number[];
  weekStart: Weekday;
  count: number | undefined;
  until: string | undefined;
};

const dayMilliseconds = 86_400_000;

/** A day of the calendar with what a rule may ask of it. Day numbers count from 1970-01-01, a Thursday. */
function dayOf(number: number) {
  const date = new Date(number * dayMilliseconds);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const inMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const ofYear = number - Date.UTC(year, 0, 1) / dayMilliseconds + 1;
  const inYear = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / dayMilliseconds;
  return {
    number,
    text: date.toISOString().slice(0, 10),
    weekday: (number + 3) % 7,
    year,
    month,
    day,
    inMonth,
    ofYear,
    inYear,
  };
}
type Day = ReturnType<typeof dayOf>;

/** Which day, week, month or year a day is in, counted from the start's. */
function periodOf({ frequency, weekStart }: Plan, day: Day, start: Day): number {
  return periodNumber(frequency, weekStart, day) - periodNumber(frequency, weekStart, start);
}

function periodNumber(frequency: Plan['frequency'], weekStart: Weekday, day: Day): number {
  if (frequency === 'DAILY') return day.number;
  if (frequency === 'WEEKLY') return Math.floor((day.number + 3 - weekdays.indexOf(weekStart)) / 7);
  return frequency === 'MONTHLY' ? day.year * 12 + day.month : day.year;
}

function isMeant(plan: Plan, day: Day, start: Day): boolean {
  const named = plan.days.length > 0 || plan.monthDays.length > 0;
  if (plan.months.length > 0 && !plan.months.includes(day.month)) return false;
  if (plan.monthDays.length > 0 && !fits(plan.monthDays, day.day, day.inMonth)) return false;
  if (plan.days.length > 0) return plan.days.some((entry) => isWeekday(plan, entry, day));
  if (named || plan.frequency === 'DAILY') return true;
  if (plan.frequency === 'WEEKLY') return day.weekday === start.weekday;
  if (plan.frequency === 'YEARLY' && plan.months.length === 0 && day.month !== start.month) return false;
  return day.day === start.day;
}

const fits = (wanted: readonly number[], position: number, length: number) =>
  wanted.includes(position) || wanted.includes(position - length - 1);

function isWeekday(plan: Plan, entry: string, day: Day): boolean {
  if (weekdays[day.weekday] !== entry.slice(-2)) return false;
  const ordinal = Number(entry.slice(0, -2));
  if (ordinal === 0) return true;
  const ofYear = plan.frequency === 'YEARLY' && plan.months.length === 0;
  const [position, length] = ofYear ? [day.ofYear, day.inYear] : [day.day, day.inMonth];
  return ordinal === Math.ceil(position / 7) || ordinal === -Math.ceil((length - position + 1) / 7);
}

function secondOpinion(plan: Plan, startDate: string, lastDate: string): string[] {
  const start = dayOf(Date.parse(startDate) / dayMilliseconds);
  const periods = new Map<number, Day[]>();
  const firstAsked = Date.UTC(start.year, 0, -7) / dayMilliseconds;
  for (let number = firstAsked; number <= Date.parse(lastDate) / dayMilliseconds + 400; number += 1) {
    const day = dayOf(number);
    const period = periodOf(plan, day, start);
    if (period < 0 || period % plan.interval !== 0 || !isMeant(plan, day, start)) continue;
    periods.set(period, [...(periods.get(period) ?? []), day]);
  }
  const dates = [...periods.values()]
    .flatMap((days) =>
      plan.positions.length === 0
        ? days
        : days.filter((_, index) => fits(plan.positions, index + 1, days.length)),
    )
    .map((day) => day.text)
    .filter((date) => date >= startDate)
    .slice(0, plan.count);
  return dates.filter((date) => date <= lastDate && (!plan.until || date <= plan.until));
}

function ruleText(plan: Plan): string {
  const list = (name: string, values: readonly (string | number)[]) =>
    values.length ? `;${name}=${values}` : '';
  return [
    `FREQ=${plan.frequency};INTERVAL=${plan.interval};WKST=${plan.weekStart}`,
    list('BYDAY', plan.days),
    list('BYMONTHDAY', plan.monthDays),
    list('BYMONTH', plan.months),
    list('BYSETPOS', plan.positions),
    plan.count === undefined ? '' : `;COUNT=${plan.count}`,
    plan.until === undefined ? '' : `;UNTIL=${plan.until.replaceAll('-', '')}`,
  ].join('');
}

const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(fc.constant<T[]>([]), fc.uniqueArray(value, { minLength: 1, maxLength: 3 }));
const ordinal = fc.constantFrom('1', '2', '-1', '-2', '5');
const counted = fc.tuple(ordinal, fc.constantFrom(...weekdays)).map((pair) => pair.join(''));
const aDate = fc.integer({ min: 18_000, max: 22_000 }).map((number) => dayOf(number).text);

const plans: fc.Arbitrary<Plan> = fc
  .record<Plan>({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 4 }),
    days: fc.oneof(some(fc.constantFrom<string[]>(...weekdays)), some(counted)),
    monthDays: some(fc.constantFrom<number[]>(1, 13, 28, 29, 30, 31, -1, -2, -31)),
    months: some(fc.integer({ min: 1, max: 12 })),
    positions: some(fc.constantFrom<number[]>(1, 2, -1, -3)),
    weekStart: fc.constantFrom(...weekdays),
    count: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    until: fc.option(aDate, { nil: undefined }),
  })
  .map((plan) => {
    const byMonth = plan.frequency === 'MONTHLY' || plan.frequency === 'YEARLY';
    // Ordinals beside plain weekdays or days of the month are read differently by every program.
    const mayCount = byMonth && plan.monthDays.length === 0 && plan.days.every((entry) => entry.length > 2);
    const days = mayCount ? plan.days : [...new Set(plan.days.map((entry) => entry.slice(-2)))];
    const monthDays = plan.frequency === 'WEEKLY' ? [] : plan.monthDays;
    const named = days.length + monthDays.length + plan.months.length > 0;
    return { ...plan, days, monthDays, positions: named ? plan.positions : [] };
  });

test('a second implementation finds the same dates', () => {
  const zones = fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Seoul');
  fc.assert(
    fc.property(
      plans,
      aDate,
      zones,
      fc.constantFrom('09:00:00', '02:30:00', '00:00:00'),
      (plan, start, zone, time) => {
        const rule = parseRule(ruleText(plan));
        assert.ok(rule, ruleText(plan));
        const lastDate = dayOf(Date.parse(start) / dayMilliseconds + 1100).text;
        const found = occurrences(rule, {
          startWall: `${start}T${time}`,
          zone,
          from: toInstant(`${start}T00:00:00`, zone),
          to: toInstant(`${lastDate}T23:59:59`, zone),
          limit: 2000,
        });
        const expected = secondOpinion(plan, start, lastDate).map((date) => `${date}T${time}`);
        assert.deepEqual(found, expected, ruleText(plan));
      },
    ),
    { numRuns: 150 },
  );
});
