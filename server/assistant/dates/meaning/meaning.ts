import type { Day } from './calendar.ts';

/**
 * What a phrase says, before it is known which day today is. A language's grammar reads text into meanings; everything
 * after that (joining them, resolving them) is the same for all languages.
 */

/** `after` is today, or the first day of a range when its last day is looked for. */
export interface Frame {
  readonly today: Day;
  readonly after: Day;
}

/** `undefined` when no such day exists. */
export type DayRule = (frame: Frame) => Day | undefined;

/** A day and the facts a recurrence can be made of: "every month" and "the 15th". */
export interface NamedDay {
  readonly rule: DayRule;
  readonly weekday?: number;
  readonly dayOfMonth?: number;
  readonly month?: number;
  /** With `weekday`: which of them in the month, -1 for the last. */
  readonly nth?: number;
  /** Today, tomorrow, a full date: a day that cannot repeat. */
  readonly once?: boolean;
}

export type Grain = 'days' | 'week' | 'weekend' | 'month' | 'year';

/** `end` is exclusive. */
export interface Period {
  readonly first: Day;
  readonly end: Day;
}

export interface NamedPeriod {
  readonly grain: Grain;
  readonly rule: (frame: Frame) => Period;
}

/** `hour` 24 is the midnight that ends a day. An hour from 1 to 12 with `certain` false still lacks its am or pm. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly certain: boolean;
}

/** Working days are Monday to Friday. Anything with seconds is measured on the time line, the rest on the calendar. */
export interface Amount {
  readonly months: number;
  readonly days: number;
  readonly workingDays: number;
  readonly seconds: number;
}

/** The half of the day a bare hour belongs to. */
export type Half = 'morning' | 'midday' | 'evening' | 'night';

/** Hours are fractions of a day counted from its midnight: 17.5 is half past five. */
export interface PartOfDay {
  readonly half: Half;
  /** The suggested hour. */
  readonly hour: number;
}

export type Frequency = 'MINUTELY' | 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** RFC 5545, 3.3.10. Days of the week as in `MO` or, within a month, `-1FR`. */
export interface Repeat {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly byMonth?: number;
  readonly byMonthDay?: readonly number[];
  readonly byDay?: readonly string[];
}

/** Why the words stand in front of an expression: "by Friday", "from 3", "until noon", "to Monday". */
export type Lead = 'deadline' | 'from' | 'until' | 'to' | 'between';

export interface Meaning {
  readonly day?: NamedDay;
  /** The last day of a range, itself included. */
  readonly lastDay?: NamedDay;
  readonly period?: NamedPeriod;
  readonly clock?: Clock;
  readonly endClock?: Clock;
  readonly part?: PartOfDay;
  /** Counted from now: "in 2 hours", "3 days ago". */
  readonly offset?: Amount;
  readonly duration?: Amount;
  /** A point on the time line, written with its offset. */
  readonly instant?: Date;
  readonly repeat?: Repeat;
}

/** A meaning and the stretch of text it was read from (UTF-16 offsets, `end` exclusive). */
export interface Piece {
  readonly meaning: Meaning;
  readonly lead: Lead | undefined;
  /** Small words such as "on" or "at" stand in front and are part of it. */
  readonly led: boolean;
  readonly start: number;
  readonly end: number;
  /** Nothing but a comma or the like stands between this piece and the one before. */
  readonly adjacent: boolean;
  /** A sentence ended since the piece before. */
  readonly newSentence: boolean;
  /** A word such as "to" or "-" ties this piece to the one before. */
  readonly joins: boolean;
  /** Offered beside the one before: "Monday or Tuesday", "Monday and Wednesday". Only the first is read. */
  readonly alternative: boolean;
  /** To be dropped unless something beside it fits: "weekly" in "a weekly meeting". */
  readonly tentative: boolean;
}

/** What the rest of the message says about hours without am or pm. */
export interface HourHints {
  readonly evening: boolean;
  readonly morning: boolean;
}

/** All that the grammar of a language finds in a message; pieces are in text order and do not overlap. */
export interface Scan {
  readonly pieces: readonly Piece[];
  readonly hints: HourHints;
  /** The message moves something: what is marked as the target of the move is the date it is about. */
  readonly moving: boolean;
}
