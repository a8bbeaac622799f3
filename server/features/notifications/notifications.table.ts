import type { Fixed, Instant } from '../../db/columns.ts';

/** Where a device can be notified while the app does not run. */
export type PushTokenTable = {
  token: Fixed<string>;
  device_id: string | null;
  session_id: string;
  created_at: Fixed<Instant>;
  updated_at: Instant;
};
