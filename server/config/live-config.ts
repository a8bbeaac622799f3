import { type Config, type ConfigReader, parseSetting, savedSettingsFile } from '../config.ts';
import { conflict, unprocessable, wrongField } from '../http/errors.ts';
import { readJsonFile, writePrivateJson } from './private-file.ts';
import type { SecretStore } from './secrets.ts';
import type { SettingSource } from './sources.ts';
import { isOutsideOnly, isSettingName, type SettingName } from './table.ts';

/** The configuration in force, which the owner can change in the dashboard while the server runs. */
export type LiveConfig = {
  current(): Config;
  /**
   * Saves settings and puts them in force; null goes back to the default. Nothing is saved when one of them is wrong.
   *
   * @throws {HttpError} 422 for unknown or invalid ones, 409 for those set outside the dashboard.
   */
  save(changes: Readonly<Record<string, string | null>>): void;
  /** Called after each change that was saved. */
  onChange(listener: (config: Config) => void): void;
};

const outsideSources: readonly SettingSource[] = ['command_line', 'environment', 'env_file'];

/** Whether the dashboard may not change a setting: it is set outside, or only makes sense there. */
export function isLocked(config: Config, name: SettingName): boolean {
  return isOutsideOnly(name) || outsideSources.includes(config.sources[name]);
}

export function createLiveConfig(read: ConfigReader, initial: Config, secrets: SecretStore): LiveConfig {
  let config = initial;
  const listeners: ((config: Config) => void)[] = [];
  return {
    current: () => config,
    save(changes) {
      const entries = Object.entries(changes).map(([name, value]) => checkChange(config, name, value));
      if (leavesKeyBehind(config, changes)) secrets.change({ ai_api_key: undefined });
      const key = entries.find(({ name }) => name === 'AI_API_KEY');
      if (key) secrets.change({ ai_api_key: key.value ?? undefined });
      writePrivateJson(savedSettingsFile(config.dataDir), savedAfter(config, entries));
      config = read();
      for (const listener of listeners) listener(config);
    },
    onChange: (listener) => listeners.push(listener),
  };
}

type Change = { name: SettingName; value: string | null };

/** What stands in the settings file after the changes; secrets never do. */
function savedAfter({ dataDir }: Config, changes: readonly Change[]): Record<string, unknown> {
  const saved = { ...readJsonFile(savedSettingsFile(dataDir)) };
  for (const { name, value } of changes) {
    if (name === 'AI_API_KEY') continue;
    if (value === null) delete saved[name];
    else saved[name] = value;
  }
  return saved;
}

/** A saved key belongs to the address it was saved with, and must not follow to another one. */
function leavesKeyBehind(config: Config, changes: Readonly<Record<string, string | null>>): boolean {
  const address = changes['AI_BASE_URL'];
  if (address === undefined || 'AI_API_KEY' in changes) return false;
  return address?.replace(/\/+$/, '') !== config.values.AI_BASE_URL;
}

function checkChange(config: Config, name: string, value: string | null): Change {
  if (!isSettingName(name)) throw wrongField(['body', 'values', name], 'there is no such setting');
  if (isLocked(config, name)) throw conflict(`${name} is set outside the dashboard; change it there.`);
  const parsed = value === null ? { value } : parseSetting(name, value);
  if ('problem' in parsed) {
    throw unprocessable([{ loc: ['body', 'values', name], msg: parsed.problem, type: 'value_error' }]);
  }
  return { name, value };
}
