import { z } from 'zod';
import { pageOf, pageQuery, timestamp } from '../../http/fields.ts';
import { event } from '../events/events.ts';
import { memo } from '../memos/memos.ts';
import { todo } from '../todos/todos.ts';

export const searchQuery = z.object({
  q: z.string().max(1000),
  /** Comma-separated names; unknown ones are ignored. */
  types: z.string().max(200).optional(),
  ...pageQuery({ standard: 20, most: 100 }),
});

const searchHit = z.object({
  type: z.enum(['message', 'todo', 'event', 'memo']),
  id: z.string(),
  title: z.string().nullable(),
  preview: z.string().max(200),
  /** Lower is better. */
  rank: z.number(),
  created_at: timestamp,
});
export type SearchHit = z.infer<typeof searchHit>;

/** The hits once as a ranked list, and once as whole objects by kind, which is what the clients draw. */
export const searchResponse = pageOf(searchHit).extend({
  todos: z.array(todo),
  events: z.array(event),
  memos: z.array(memo),
});
