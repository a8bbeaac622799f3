import { addDays, localDate } from '../lib/time-zone.ts';
import { parseTimestamp } from '../lib/timestamps.ts';
import { isClockOnly } from './clock-only.ts';
import { readWhen, type When } from './dates/dates.ts';
import type { Wish, WishParameters } from './wish.ts';

/** Which parameter of an intent holds its time. */
const timeFields: Partial<Record<Wish['intent'], 'due_date' | 'start_time' | 'preferred_date'>> = {
  create_todo: 'due_date',
  update_todo: 'due_date',
  create_event: 'start_time',
  update_event: 'start_time',
  check_conflicts: 'start_time',
  suggest_time: 'preferred_date',
};

/** A model's time outside of these is a slip: years in the past or far in the future, ms. */
const earliest = -36 * 3_600_000;
const latest = 20 * 366 * 86_400_000;

/** What a change may be about besides its time: a date in the message then says which item is meant, or when it ends. */
const otherChanges = [
  'new_title',
  'description',
  'priority',
  'status',
  'location',
  'end_time',
  'duration',
] as const;

/**
 * Checks the time in a model's arguments against the message. Where it is missing or absurd the message's own date is
 * taken; where the model put an offset on what is meant as local time, the offset goes.
 */
export function mendTimes(wish: Wish, text: string, now: Date, zone: string): Wish {
  const field = timeFields[wish.intent];
  if (!field) return wish;
  const read = readWhen(text, { now, timeZone: zone });
  const given = wish.parameters[field];
  if (given !== undefined && (isSameDay(given, read) || !isAbsurd(given, now, zone))) {
    const parameters = { ...wish.parameters, [field]: asLocal(given, read) };
    const day = isSameDay(given, read) ? keepsDay(wish, text, read) : {};
    return { ...wish, parameters: { ...parameters, ...day } };
  }
  const parameters = without(wish.parameters, field);
  if (wish.intent.startsWith('update_') && otherChanges.some((name) => parameters[name] !== undefined)) {
    return { ...wish, parameters };
  }
  const found = fromReading(read, field, now, zone);
  return { ...wish, parameters: { ...parameters, ...found, ...keepsDay(wish, text, read) } };
}

/** A change of which the message names the hour alone leaves the day as it is, unless the model knows of another. */
function keepsDay({ intent }: Wish, text: string, read: When | null): Partial<WishParameters> {
  return intent.startsWith('update_') && read && isClockOnly(text, read) ? { keeps_day: true } : {};
}

function isAbsurd(given: string, now: Date, zone: string): boolean {
  const away = parseTimestamp(given, zone).getTime() - now.getTime();
  return away < earliest || away > latest;
}

const isSameDay = (given: string, read: When | null) => read?.start?.slice(0, 10) === given.slice(0, 10);

/**
 * The reader and the model agree on the clock, so an offset that makes it another instant is a slip; or they agree on
 * the day, and only the reader has seen the time.
 */
function asLocal(given: string, read: When | null): string {
  if (read?.start === undefined) return given;
  const isMorePrecise = given.length === 10 && isSameDay(given, read);
  return isMorePrecise || given.slice(0, 19) === read.start ? read.start : given;
}

function without(parameters: WishParameters, field: keyof WishParameters): WishParameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== field)) as WishParameters;
}

function fromReading(read: When | null, field: string, now: Date, zone: string): Partial<WishParameters> {
  if (!read?.start || read.role === 'until') return {};
  const isPast = read.start.slice(0, 10) < addDays(localDate(now, zone), -1);
  if (isPast) return {};
  const end = field === 'start_time' && !read.allDay && read.end !== undefined ? { end_time: read.end } : {};
  const repeats = read.recurrence === undefined ? {} : { recurrence_rule: read.recurrence };
  return { [field]: read.start, ...end, ...repeats };
}
