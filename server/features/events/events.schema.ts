import { z } from 'zod';
import { idParam, pageOf, pageQuery, tagsInput, timestamp } from '../../http/fields.ts';
import { dateInput, timestampInput } from '../../lib/timestamps.ts';

export const event = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  start_time: timestamp,
  end_time: timestamp.optional(),
  location: z.string().optional(),
  is_all_day: z.boolean(),
  reminder_minutes: z.number().int().optional(),
  recurrence_rule: z.string().optional(),
  recurrence_end: timestamp.optional(),
  /** True for a date of a series other than its first. */
  is_occurrence: z.boolean(),
  occurrence_date: z.string().optional(),
  recurring_event_id: z.string().optional(),
  tags: z.array(z.string()),
  created_at: timestamp,
  updated_at: timestamp,
});
export type Event = z.infer<typeof event>;

export const eventPage = pageOf(event);

const changeable = {
  title: z.string().max(1000),
  description: z.string().max(100_000).nullish(),
  start_time: timestampInput,
  end_time: timestampInput.nullish(),
  location: z.string().max(1000).nullish(),
  is_all_day: z.boolean(),
  /** At most a year ahead. */
  reminder_minutes: z.number().int().min(0).max(527_040).nullish(),
  recurrence_rule: z.string().max(2000).nullish(),
  recurrence_end: timestampInput.nullish(),
  tags: tagsInput,
};

export const eventCreate = z.object({ ...changeable, is_all_day: z.boolean().default(false) });
export type EventCreate = z.infer<typeof eventCreate>;

export const eventUpdate = z.object(changeable).partial();
export type EventUpdate = z.infer<typeof eventUpdate>;

export const eventQuery = z.object({
  ...pageQuery({ standard: 50, most: 200 }),
  start_after: timestampInput.optional(),
  start_before: timestampInput.optional(),
});

export const eventParams = z.object({ event_id: idParam });
export const occurrenceParams = eventParams.extend({ date: dateInput });
export const occurrenceQuery = z.object({
  mode: z.enum(['this_only', 'this_and_future', 'all']).default('this_only'),
});
