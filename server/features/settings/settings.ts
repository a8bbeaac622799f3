import type { ReadScope, WriteScope } from '../../db/work.ts';
import { type UserSettings, type UserSettingsChange, userSettingNames } from './settings.schema.ts';
import { removeSetting, saveSetting, selectSettings } from './settings.store.ts';

export { userSettings } from './settings.schema.ts';

/** All stored settings and when the last of them changed (empty when none is stored). */
export async function getUserSettings({
  db,
}: ReadScope): Promise<{ settings: UserSettings; updated_at: string }> {
  const rows = await selectSettings(db);
  const settings = Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value) as unknown]));
  const updated_at =
    rows
      .map((row) => row.updated_at)
      .sort()
      .at(-1) ?? '';
  return { settings, updated_at };
}

/** Merges: absent settings stay, null goes back to the client's default. */
export async function changeUserSettings(scope: WriteScope, change: UserSettingsChange) {
  for (const name of userSettingNames) {
    const value = change[name];
    if (value === null) await removeSetting(scope.db, name);
    else if (value !== undefined) await saveSetting(scope.db, name, value, scope.now);
  }
  return getUserSettings(scope);
}
