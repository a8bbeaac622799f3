import { isDeepStrictEqual } from 'node:util';
import { type Config, type ConfigReader, parseSetting, savedSettingsFile } from '../config.ts';
import { HttpError, type Problem, unprocessable } from '../http/errors.ts';
import { readJsonFile, writePrivateJson } from './private-file.ts';
import type { SecretStore } from './secrets.ts';
import type { SettingSource } from './sources.ts';
import { isOutsideOnly, isSettingName, type SettingName, settingNames, settingsTable } from './table.ts';

/** The configuration in force, which the owner can change in the dashboard while the server runs. */
export type LiveConfig = {
  current(): Config;
  /**
   * Saves settings and puts them in force; null goes back to the default. Nothing is saved when one of them is wrong, and
   * every one that is wrong is named.
   *
   * @throws {HttpError} 422 for unknown or invalid ones, 409 when they are only set outside the dashboard.
   */
  save(changes: Readonly<Record<string, string | null>>): void;
  /** Whether another value is in force until the next start. */
  isPending(name: SettingName): boolean;
  /** What otherwise waits for the next start was put in force. */
  putInForce(names: readonly SettingName[]): void;
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
  const inForce = new Map(settingNames.map((name) => [name, initial.values[name]]));
  const listeners: ((config: Config) => void)[] = [];
  return {
    current: () => config,
    save(changes) {
      const entries = checkChanges(config, changes);
      if (leavesKeyBehind(config, changes)) secrets.change({ ai_api_key: undefined });
      const key = entries.find(({ name }) => name === 'AI_API_KEY');
      if (key) secrets.change({ ai_api_key: key.value ?? undefined });
      writePrivateJson(savedSettingsFile(config.dataDir), savedAfter(config, entries));
      config = read();
      for (const listener of listeners) listener(config);
    },
    isPending: (name) =>
      'needsRestart' in settingsTable[name] && !isDeepStrictEqual(config.values[name], inForce.get(name)),
    putInForce(names) {
      for (const name of names) inForce.set(name, config.values[name]);
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

/** @throws {HttpError} with a problem for each that cannot be saved */
function checkChanges(config: Config, changes: Readonly<Record<string, string | null>>): Change[] {
  const checked = Object.entries(changes).map(([name, value]) => checkChange(config, name, value));
  const problems = checked.filter((each) => 'msg' in each);
  if (problems.some(({ type }) => type !== 'locked')) throw unprocessable(problems);
  if (problems.length > 0)
    throw new HttpError(409, 'CONFLICT', problems.map(({ msg }) => msg).join(' '), { problems });
  return checked.filter((each) => 'name' in each);
}

function checkChange(config: Config, name: string, value: string | null): Change | Problem {
  const loc = ['body', 'values', name];
  if (!isSettingName(name)) return { loc, msg: 'there is no such setting', type: 'value_error' };
  if (isLocked(config, name))
    return { loc, msg: `${name} is set outside the dashboard; change it there.`, type: 'locked' };
  const parsed = value === null ? { value } : parseSetting(name, value);
  return 'problem' in parsed ? { loc, msg: parsed.problem, type: 'value_error' } : { name, value };
}
