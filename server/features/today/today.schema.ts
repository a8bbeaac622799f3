import { z } from 'zod';
import { isTimeZone } from '../../lib/time-zone.ts';
import { event } from '../events/events.ts';
import { todo } from '../todos/todos.ts';

export const dayQuery = z.object({
  /** IANA zone whose day is meant; without it the server's. */
  tz: z
    .string()
    .max(64)
    .refine((name) => /^[A-Za-z]/.test(name) && isTimeZone(name), 'must be a time zone such as Europe/Berlin')
    .optional(),
});

/** Two names for the same list: some clients read one, some the other. */
export const today = z.object({
  today_tasks: z.array(todo),
  today_todos: z.array(todo),
  overdue_tasks: z.array(todo),
  overdue_todos: z.array(todo),
  today_events: z.array(event),
  needs_review: z.array(todo),
  inbox_count: z.number().int(),
  greeting: z.string(),
  date: z.string(),
});
export type Today = z.infer<typeof today>;

export const suggestion = z.object({
  action: z.enum(['start_with', 'move_to_tomorrow', 'reschedule']),
  todo_id: z.string(),
  title: z.string(),
  reason: z.string(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const briefing = z.object({
  briefing: z.string(),
  /** Same text as `briefing`. */
  summary: z.string(),
  highlights: z.array(z.string()),
  suggestions: z.array(suggestion).max(3),
  load_assessment: z.enum(['light', 'moderate', 'heavy']),
  load_message: z.string(),
  stats: z.object({
    events: z.number().int(),
    tasks_due: z.number().int(),
    overdue: z.number().int(),
    in_progress: z.number().int(),
    inbox: z.number().int(),
    agent_tasks: z.number().int(),
    high_priority: z.number().int(),
    upcoming_tasks: z.number().int(),
    upcoming_events: z.number().int(),
  }),
  date: z.string(),
});
export type Briefing = z.infer<typeof briefing>;
