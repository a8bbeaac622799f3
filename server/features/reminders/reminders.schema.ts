import { z } from 'zod';
import { idParam, timestamp } from '../../http/fields.ts';

/** Reminders go by their item: its id is in every frame. */
export const reminderParams = z.object({ item_id: idParam });

export const snoozeRequest = z.object({
  /** Up to a week. */
  minutes: z.number().int().min(1).max(10_080).default(10),
});

export const snoozeResponse = z.object({ item_id: z.string(), remind_at: timestamp });
