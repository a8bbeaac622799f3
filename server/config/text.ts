import type { Config } from '../config.ts';
import type { SettingName } from './table.ts';

/** A value in the form in which people write it; undefined when there is none. */
export function settingText({ values }: Config, name: SettingName): string | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.join(',') : String(value);
}
