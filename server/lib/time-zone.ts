/**
 * Wall time and instants. A wall time is what the clock on the owner's wall shows (`YYYY-MM-DDTHH:MM:SS`, no offset);
 * an instant is a `Date`. Zones are IANA names; an unknown one throws a RangeError, as Intl does.
 */

const dayMilliseconds = 86_400_000;
const minuteMilliseconds = 60_000;
const wallPattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Making a formatter costs some 50 µs, using one about 1 µs. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'narrow',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** `Date.UTC` reads years below 100 as 19xx; this one does not. */
function utcMilliseconds(fields: readonly number[]): number {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields;
  return new Date(0).setUTCFullYear(year, month - 1, day) + (hour * 3600 + minute * 60 + second) * 1000;
}

/** The wall clock read as if it were UTC, in milliseconds. Its difference to the instant is the offset. */
function wallMilliseconds(instant: number, zone: string): number {
  const text = formatterOf(zone).format(instant);
  const [month, day, year = 1970, hour, minute, second] = (text.match(/\d+/g) ?? []).map(Number);
  const astronomicalYear = text.includes('B') ? 1 - year : year;
  return utcMilliseconds([astronomicalYear, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0]);
}

function offsetMilliseconds(instant: number, zone: string): number {
  return offsetOfDay(Math.floor(instant / dayMilliseconds), zone) ?? readOffset(instant, zone);
}

/** What the formatter says, exact and slow. */
function readOffset(instant: number, zone: string): number {
  const wholeSecond = Math.floor(instant / 1000) * 1000;
  return wallMilliseconds(wholeSecond, zone) - wholeSecond;
}

/** Some fifty years of days; then they are forgotten, and asked for again. */
const mostDays = 20_000;

/** A Date reaches a hundred million days from 1970; both ends of the day must be within. */
const lastDay = 99_999_998;

/** By zone, what the clock is ahead on each day of UTC; undefined on days on which it is moved. */
const offsets = new Map<string, Map<number, number | undefined>>();

/** The offset all through a day of UTC: no zone moves its clock and back on one day. Asked for a thousand times a list. */
function offsetOfDay(day: number, zone: string): number | undefined {
  if (Math.abs(day) > lastDay) return undefined;
  const days = offsets.get(zone) ?? new Map<number, number | undefined>();
  if (days.has(day)) return days.get(day);
  const first = readOffset(day * dayMilliseconds, zone);
  const last = readOffset((day + 1) * dayMilliseconds - 1000, zone);
  if (days.size >= mostDays) days.clear();
  const offset = first === last ? first : undefined;
  offsets.set(zone, days.set(day, offset));
  return offset;
}

function parseWall(wall: string): number {
  const found = wallPattern.exec(wall);
  if (!found) throw new RangeError(`Not a wall time: ${wall}`);
  const milliseconds = utcMilliseconds(found.slice(1).map((field) => Number(field ?? 0)));
  const written = new Date(milliseconds).toISOString();
  if (!written.startsWith(wall)) throw new RangeError(`No such day or time: ${wall}`);
  return milliseconds;
}

/**
 * The instant at which the clock in `zone` shows `wall` (`YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` or with seconds; a bare date
 * means 00:00). A time skipped by a clock change moves forward by the gap; of a time that happens twice the earlier one
 * is taken (RFC 5545, 3.3.5). Throws a RangeError for what is not on the calendar.
 */
export function toInstant(wall: string, zone: string): Date {
  const asIfUtc = parseWall(wall);
  const before = offsetMilliseconds(asIfUtc - dayMilliseconds, zone);
  const after = offsetMilliseconds(asIfUtc + dayMilliseconds, zone);
  if (before === after) return new Date(asIfUtc - before);
  const fitting = [before, after].filter((offset) => offsetMilliseconds(asIfUtc - offset, zone) === offset);
  return new Date(asIfUtc - (fitting.length > 0 ? Math.max(...fitting) : before));
}

/** What the clock in `zone` shows at `instant`: `YYYY-MM-DDTHH:MM:SS`. */
export function toWall(instant: Date, zone: string): string {
  const wholeSecond = Math.floor(instant.getTime() / 1000) * 1000;
  return new Date(wholeSecond + offsetMilliseconds(wholeSecond, zone)).toISOString().slice(0, 19);
}

/** The date in `zone` at `instant`: `YYYY-MM-DD`. */
export function localDate(instant: Date, zone: string): string {
  return toWall(instant, zone).slice(0, 10);
}

/** Minutes that `zone` is ahead of UTC at `instant`; negative west of Greenwich. */
export function offsetMinutes(instant: Date, zone: string): number {
  return Math.round(offsetMilliseconds(instant.getTime(), zone) / minuteMilliseconds);
}

/** RFC 3339 with the numeric offset of `zone`, to the second: `2026-03-08T03:30:00-04:00`. */
export function withOffset(instant: Date, zone: string): string {
  const minutes = offsetMinutes(instant, zone);
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const rest = String(size % 60).padStart(2, '0');
  const shown = new Date(instant.getTime() + minutes * minuteMilliseconds).toISOString().slice(0, 19);
  return `${shown}${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** As `withOffset`, with the milliseconds where there are any: what clients send comes back as the same instant. */
export function exactWithOffset(instant: Date, zone: string): string {
  const text = withOffset(instant, zone);
  const milliseconds = instant.getUTCMilliseconds();
  if (milliseconds === 0) return text;
  return `${text.slice(0, 19)}.${String(milliseconds).padStart(3, '0')}${text.slice(19)}`;
}

/** The first instant of a day; where a clock change skips midnight, the first moment after it. */
export function startOfDay(date: string, zone: string): Date {
  return toInstant(date.slice(0, 10), zone);
}

/** The date `days` later (earlier when negative), by the calendar alone. */
export function addDays(date: string, days: number): string {
  return new Date(parseWall(date) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** Whether this system knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
