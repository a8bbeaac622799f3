import type { Fixed, Instant } from '../db/columns.ts';

/** Moments that outlive a restart. */
export type SchedulerMarkTable = { name: Fixed<string>; at: Instant };

/** Days for which something was told that comes once a day. */
export type ToldDayTable = {
  name: Fixed<string>;
  /** `YYYY-MM-DD` of the owner's calendar. */
  date: Fixed<string>;
  told_at: Fixed<Instant>;
};
