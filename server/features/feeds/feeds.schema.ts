import { z } from 'zod';

export const feedPurpose = z.enum(['events', 'todos', 'both']);
export type FeedPurpose = z.infer<typeof feedPurpose>;

export const feed = z.object({
  id: z.string(),
  purpose: feedPurpose,
  /** Whoever knows it can read the calendar, until it is revoked. */
  url: z.string(),
  /** The same for calendar apps, which subscribe when they open it. */
  webcal_url: z.string(),
  /** RFC 3339, UTC. */
  created_at: z.string(),
  /** To within an hour. */
  last_read_at: z.string().optional(),
});
export type Feed = z.infer<typeof feed>;

export const feedList = z.object({ feeds: z.array(feed) });

export const feedCreate = z.object({ purpose: feedPurpose });

export const feedParams = z.object({ feed_id: z.string().min(1).max(200) });

export const feedAddress = z.object({ token: z.string().max(100) });
