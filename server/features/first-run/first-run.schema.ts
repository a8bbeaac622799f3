import { z } from 'zod';

/** What the dashboard asks at the very beginning, with everything filled in. */
export const firstRun = z.object({
  /** Nobody has gone through it yet, and nothing is stored: no data, no paired phone. */
  is_open: z.boolean(),
  /** Name under which phones know this computer. */
  name: z.string(),
  /** IANA zone in which today is meant. */
  time_zone: z.string(),
});
export type FirstRun = z.infer<typeof firstRun>;
