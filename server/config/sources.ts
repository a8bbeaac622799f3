import { parseEnv } from 'node:util';
import type { z } from 'zod';
import type { settingSource } from '../features/dashboard/settings.schema.ts';
import { isOutsideOnly, isSettingName, type SettingName, settingNames } from './table.ts';

export type SettingSource = z.infer<typeof settingSource>;

/** Texts by setting name, as one source gave them, with what was wrong about the source itself. */
export type SourceReading = { values: Partial<Record<SettingName, string>>; problems: string[] };

/** `--data-dir` for `DATA_DIR`. */
export const optionName = (name: SettingName) => `--${name.toLowerCase().replaceAll('_', '-')}`;

const byOption = new Map(settingNames.map((name) => [optionName(name), name]));

/** Reads `--port 9000` and `--port=9000`; everything else is a problem. */
export function readCommandLine(argv: readonly string[]): SourceReading {
  const reading: SourceReading = { values: {}, problems: [] };
  const words = [...argv];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [option, inline] = splitOnce(word, '=');
    const name = byOption.get(option);
    if (!name) {
      reading.problems.push(`${option}: no such option. Options: ${[...byOption.keys()].join(', ')}`);
      continue;
    }
    const value = inline ?? words.shift();
    if (value === undefined) reading.problems.push(`${option} needs a value`);
    else reading.values[name] = value;
  }
  return reading;
}

/** The environment is full of other programs' variables: only our names count, and an empty text is no value. */
export function readEnvironment(environment: NodeJS.ProcessEnv): SourceReading {
  const values: SourceReading['values'] = {};
  for (const name of settingNames) {
    const value = environment[name];
    if (value !== undefined && value.trim() !== '') values[name] = value;
  }
  return { values, problems: [] };
}

/** Reads the text of a `.env` file; unknown names are problems, since a misspelt one would silently do nothing. */
export function readEnvFile(content: string): SourceReading {
  return knownOnly(parseEnv(content), '.env');
}

/** Reads what the dashboard saved. What it could not have saved does not belong there. */
export function readSaved(saved: Readonly<Record<string, unknown>>): SourceReading {
  const { values, problems } = knownOnly(saved, 'settings.json');
  const misplaced = settingNames.filter((name) => isOutsideOnly(name) && values[name] !== undefined);
  const where = 'can only be set on the command line, in the environment or in .env';
  return {
    values: Object.fromEntries(
      Object.entries(values).filter(([name]) => !misplaced.includes(name as SettingName)),
    ),
    problems: [...problems, ...misplaced.map((name) => `${name} in settings.json: ${where}`)],
  };
}

function knownOnly(values: Readonly<Record<string, unknown>>, where: string): SourceReading {
  const reading: SourceReading = { values: {}, problems: [] };
  for (const [name, value] of Object.entries(values)) {
    if (!isSettingName(name)) reading.problems.push(`${name} in ${where}: no such setting`);
    else if (typeof value !== 'string') reading.problems.push(`${name} in ${where}: must be a text`);
    else if (value.trim() !== '') reading.values[name] = value;
  }
  return reading;
}

function splitOnce(value: string, separator: string): [string, string?] {
  const at = value.indexOf(separator);
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + 1)];
}
