import { z } from 'zod';
import { isTimeZone } from '../../lib/time-zone.ts';

export const interpretRequest = z.object({
  text: z.string().max(10_000),
  /** RFC 3339 with offset; the present moment when absent. */
  now: z.iso.datetime({ offset: true }).optional(),
  /** IANA name; the owner's zone when absent. */
  time_zone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin').optional(),
  engine: z.enum(['builtin', 'ai']).optional(),
});

const parameters = z.record(z.string(), z.unknown());

const when = z.object({
  /** Local wall time `YYYY-MM-DDTHH:MM:SS`, or `YYYY-MM-DD` when `all_day`. */
  start: z.string().optional(),
  /** Exclusive. */
  end: z.string().optional(),
  all_day: z.boolean(),
  /** RFC 5545 rule. */
  recurrence: z.string().optional(),
});

const interpretedWish = z.object({
  intent: z.string(),
  /** 0 to 1. */
  confidence: z.number(),
  parameters,
  when: when.nullable(),
});

/** What would be understood, without doing it: the first wish, and all of them in `actions`. */
export const interpretation = interpretedWish.extend({
  engine: z.enum(['builtin', 'ai']),
  actions: z.array(interpretedWish),
});
