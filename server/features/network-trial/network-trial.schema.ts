import { z } from 'zod';

/** A network change that takes itself back unless it is confirmed in time. */
export const networkTrial = z.object({
  /** Absent when no change is on trial. */
  trial: z
    .object({
      /** RFC 3339, UTC: then everything is as before. */
      ends_at: z.string(),
      seconds_left: z.number().int(),
      /** Names as in the configuration table; absent stands for the default. */
      changes: z.array(
        z.object({ name: z.string(), before: z.string().optional(), after: z.string().optional() }),
      ),
      /** Where the page can be opened to see that the change works, best first. */
      addresses: z.array(z.string()),
      /** Whether it can only be confirmed at one of these addresses, which proves that they work. */
      confirm_there: z.boolean(),
    })
    .optional(),
});
export type NetworkTrialState = z.infer<typeof networkTrial>;

/** `HOST`, `PORT`, `LAN_ACCESS`, `MDNS`, `PUBLIC_URL`, `ALLOWED_HOSTS`; null goes back to the default. */
export const networkChange = z.object({ values: z.record(z.string(), z.string().max(10_000).nullable()) });
