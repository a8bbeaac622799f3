import type { Instant, JsonText } from '../../db/columns.ts';

/** One row a setting, so that two clients changing different ones never undo each other. */
export type UserSettingsTable = {
  name: string;
  value: JsonText;
  updated_at: Instant;
};
