/** A stretch of the message, in UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What the expression is for. `at`: it happens then. `deadline`: "by Friday". `from` and `until`: only one end was named.
 * `range`: both ends are known. `recurrence`: it repeats. `duration`: only how long, no date at all.
 */
export type Role = 'at' | 'deadline' | 'from' | 'until' | 'range' | 'recurrence' | 'duration';

/**
 * One date expression, read. Times are local wall time in the owner's zone: `YYYY-MM-DDTHH:MM:SS`, or `YYYY-MM-DD` when
 * `allDay`. Use `toInstant` of `server/lib/time-zone.ts` for the instant.
 */
export interface When {
  /** Absent for a duration, and for a recurrence whose first day the text leaves open ("every 3 days"). */
  readonly start?: string;
  /** Exclusive, later than `start`. */
  readonly end?: string;
  readonly allDay: boolean;
  /** RFC 5545 RRULE value without the prefix and without DTSTART. */
  readonly recurrence?: string;
  readonly role: Role;
  /** The time is only a suggestion: the text named a part of the day. */
  readonly approximate: boolean;
  readonly durationMinutes?: number;
  /** What was used, in text order; the rest of the message is title. Never empty. */
  readonly spans: readonly Span[];
}

export interface DateContext {
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
}
