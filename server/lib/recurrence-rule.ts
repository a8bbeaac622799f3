/**
 * Reading of RFC 5545 recurrence rules (3.3.10). Strict where the standard says MUST NOT, with these exceptions: COUNT
 * and UNTIL together both hold, letter case and a trailing semicolon do not matter.
 */

const frequencies = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** Last moment of a rule: an instant, a wall time in the zone of the series, or the whole of a day there. */
export type Until = { kind: 'instant' | 'wall' | 'date'; text: string };

export type Rule = {
  /** The rule without COUNT and UNTIL, in capitals: what repeats for ever. */
  readonly text: string;
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | undefined;
  readonly until: Until | undefined;
  /** True when nothing but FREQ, INTERVAL and WKST says which dates are meant. */
  readonly isPlain: boolean;
  /** How many of BYHOUR, BYMINUTE and BYSECOND are listed; 0 when absent. */
  readonly listed: { readonly hours: number; readonly minutes: number; readonly seconds: number };
};

/** Longest rule that is read, in characters. */
const longestRule = 2000;
/** Every date of a period is looked at to tell which is the last: seconds of a whole year take too long. */
const mostTimesToChooseFrom = 1440;

const list = (value: string) => new RegExp(`^${value}(?:,${value})*$`);
const upTo23 = '(?:[01]?\\d|2[0-3])';
const upTo59 = '[0-5]?\\d';
const upTo53 = '[+-]?(?:0?[1-9]|[1-4]\\d|5[0-3])';
const upTo366 = '[+-]?(?:0{0,2}[1-9]|0?[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])';
const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';

const valuePatterns: Readonly<Record<string, RegExp>> = {
  FREQ: new RegExp(`^(?:${frequencies.join('|')})$`),
  INTERVAL: /^0*[1-9]\d{0,6}$/,
  COUNT: /^0*[1-9]\d{0,14}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/,
  WKST: new RegExp(`^${weekday}$`),
  BYSECOND: list(upTo59),
  BYMINUTE: list(upTo59),
  BYHOUR: list(upTo23),
  BYDAY: list(`(?:${upTo53})?${weekday}`),
  BYMONTHDAY: list('[+-]?(?:0?[1-9]|[12]\\d|3[01])'),
  BYYEARDAY: list(upTo366),
  BYWEEKNO: list(upTo53),
  BYMONTH: list('(?:0?[1-9]|1[0-2])'),
  BYSETPOS: list(upTo366),
};

type Parts = ReadonlyMap<string, string>;

/** What makes a rule unreadable as a whole; most are the standard's MUST NOTs (3.3.10). */
const faults: readonly ((parts: Parts, frequency: Frequency) => boolean)[] = [
  (parts, frequency) => hasOrdinals(parts) && !['MONTHLY', 'YEARLY'].includes(frequency),
  (parts) => hasOrdinals(parts) && parts.has('BYWEEKNO'),
  (parts, frequency) => parts.has('BYMONTHDAY') && frequency === 'WEEKLY',
  (parts, frequency) => parts.has('BYYEARDAY') && ['DAILY', 'WEEKLY', 'MONTHLY'].includes(frequency),
  (parts, frequency) => parts.has('BYWEEKNO') && frequency !== 'YEARLY',
  (parts) => parts.has('BYSETPOS') && ![...parts.keys()].some((name) => /^BY(?!SETPOS)/.test(name)),
  (parts) => parts.has('BYSETPOS') && timesListed(parts) > mostTimesToChooseFrom,
  (parts) => parts.has('UNTIL') && untilOf(parts) === undefined,
];

const hasOrdinals = (parts: Parts) => /\d/.test(parts.get('BYDAY') ?? '');
const timesListed = (parts: Parts) =>
  ['BYHOUR', 'BYMINUTE', 'BYSECOND'].reduce((times, name) => times * (listed(parts, name) || 1), 1);

/** How many values a part lists; 0 when it is absent. */
const listed = (parts: Parts, name: string) => parts.get(name)?.split(',').length ?? 0;

/**
 * Reads a rule with or without the prefix `RRULE:`.
 *
 * @returns undefined when it cannot be read: an unknown or repeated part, a value out of range, a forbidden mixture
 */
export function parseRule(text: string): Rule | undefined {
  if (text.length > longestRule) return undefined;
  const parts = readParts(text);
  const frequency = frequencies.find((name) => name === parts?.get('FREQ'));
  if (!parts || !frequency || faults.some((spoils) => spoils(parts, frequency))) return undefined;
  const kept = [...parts].filter(([name]) => name !== 'COUNT' && name !== 'UNTIL');
  const count = parts.get('COUNT');
  return {
    text: kept.map(([name, value]) => `${name}=${value}`).join(';'),
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: count === undefined ? undefined : Number(count),
    until: untilOf(parts),
    isPlain: !kept.some(([name]) => name.startsWith('BY')),
    listed: {
      hours: listed(parts, 'BYHOUR'),
      minutes: listed(parts, 'BYMINUTE'),
      seconds: listed(parts, 'BYSECOND'),
    },
  };
}

function readParts(text: string): Map<string, string> | undefined {
  const parts = new Map<string, string>();
  const written = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '');
  for (const part of written.split(';')) {
    const [name = '', value = '', ...more] = part.split('=').map((side) => side.trim());
    const isKnown = Object.hasOwn(valuePatterns, name) && valuePatterns[name]?.test(value);
    if (!isKnown || more.length > 0 || parts.has(name)) return undefined;
    parts.set(name, value);
  }
  return parts;
}

function untilOf(parts: Parts): Until | undefined {
  const text = parts.get('UNTIL') ?? '';
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const wall = `${date}T${hour}:${minute}:${second}`;
  if (!isOnCalendar(wall)) return undefined;
  if (!text.includes('T')) return { kind: 'date', text: date };
  return text.endsWith('Z') ? { kind: 'instant', text: `${wall}Z` } : { kind: 'wall', text: wall };
}

function isOnCalendar(wall: string): boolean {
  const milliseconds = Date.parse(`${wall}Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(wall);
}
