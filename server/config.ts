import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usualDataFolder } from './config/data-folder.ts';
import { readJsonFile } from './config/private-file.ts';
import { secretsFile } from './config/secrets.ts';
import {
  readCommandLine,
  readEnvFile,
  readEnvironment,
  readSaved,
  type SettingSource,
  type SourceReading,
} from './config/sources.ts';
import { type SettingName, type SettingValues, settingNames, settingsTable } from './config/table.ts';

/** The settings in force, where each comes from, and the paths that follow from them. */
export type Config = {
  values: SettingValues;
  sources: Record<SettingName, SettingSource>;
  /** Absolute paths. */
  dataDir: string;
  databaseFile: string;
  uploadDir: string;
  timeZone: string;
};

/** Every problem found, so that the owner mends them in one go. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export type ConfigInput = {
  /** Command line without the program. */
  argv?: readonly string[];
  environment?: NodeJS.ProcessEnv;
  /** Data folder of the desktop app; counts as a default, below command line, environment and `.env`. */
  dataDir?: string;
  /** Folder in which `.env` is looked for. */
  workingDirectory?: string;
  /** The saved key of the AI, where it is not in plain in the file of secrets. */
  savedKey?: () => string | undefined;
};

/** Reads all settings as they are now. @throws {ConfigError} with every unknown or invalid value. */
export type ConfigReader = () => Config;

/**
 * Precedence: command line, environment, `.env`, saved in the dashboard, defaults. The first three are read here and
 * now, what the dashboard saved each time the reader is called: a file edited while the server runs counts at its next
 * start, as the dashboard says.
 */
export function openConfig(input: ConfigInput = {}): ConfigReader {
  const environment = input.environment ?? process.env;
  const workingDirectory = input.workingDirectory ?? process.cwd();
  const outside = [
    { source: 'command_line', ...readCommandLine(input.argv ?? []) },
    { source: 'environment', ...readEnvironment(environment) },
    { source: 'env_file', ...readEnvFileIn(workingDirectory) },
  ] as const;
  const folder = outside.map(({ values }) => values.DATA_DIR).find((value) => value !== undefined);
  const dataDir = resolve(workingDirectory, folder ?? input.dataDir ?? usualDataFolder(environment));
  const { savedKey } = input;
  return () =>
    resolveAll(
      [...outside, { source: 'saved', ...readSavedFiles(dataDir, savedKey) }],
      workingDirectory,
      dataDir,
    );
}

function resolveAll(sources: readonly Source[], workingDirectory: string, dataDir: string): Config {
  const problems = sources.flatMap((source) => source.problems);
  const resolved = settingNames.map((name) => resolveSetting(name, sources, problems));
  if (problems.length > 0) throw new ConfigError(problems);

  const values = Object.fromEntries(resolved.map(({ name, value }) => [name, value])) as SettingValues;
  return {
    values,
    sources: Object.fromEntries(resolved.map(({ name, source }) => [name, source])) as Config['sources'],
    dataDir,
    databaseFile: resolve(workingDirectory, values.DATABASE_URL ?? join(dataDir, 'clawchat.db')),
    uploadDir: resolve(workingDirectory, values.UPLOAD_DIR ?? join(dataDir, 'uploads')),
    timeZone: values.TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** Where the dashboard keeps what the owner changed there. */
export const savedSettingsFile = (dataDir: string) => join(dataDir, 'settings.json');

/** What one text means for a setting, or what is wrong with it. */
export function parseSetting(name: SettingName, text: string): { value: unknown } | { problem: string } {
  const result = settingsTable[name].schema.safeParse(text);
  if (result.success) return { value: result.data };
  const reasons = result.error.issues.map((issue) => issue.message).join('; ');
  const shown = 'secret' in settingsTable[name] ? 'its value' : JSON.stringify(text);
  return { problem: `${name}: ${shown} ${reasons}` };
}

type Source = SourceReading & { source: SettingSource };

function resolveSetting(name: SettingName, sources: readonly Source[], problems: string[]) {
  const given = sources.find(({ values }) => values[name] !== undefined);
  const spec = settingsTable[name];
  const text = given?.values[name] ?? ('default' in spec ? spec.default : undefined);
  const source: SettingSource = given?.source ?? 'default';
  if (text === undefined) return { name, source, value: undefined };
  const parsed = parseSetting(name, text);
  if ('value' in parsed) return { name, source, value: parsed.value };
  problems.push(`${parsed.problem} (from ${sourceInWords[source]})`);
  return { name, source, value: undefined };
}

const sourceInWords: Record<SettingSource, string> = {
  command_line: 'the command line',
  environment: 'the environment',
  env_file: '.env',
  saved: 'the dashboard',
  default: 'the defaults',
};

function readSavedFiles(dataDir: string, savedKey: ConfigInput['savedKey']): SourceReading {
  const unreadable: string[] = [];
  const read = (path: string) => {
    try {
      return readJsonFile(path);
    } catch (error) {
      unreadable.push(`${path} cannot be read (${reasonOf(error)}). Mend it or move it away.`);
      return undefined;
    }
  };
  const key = savedKey ? savedKey() : read(secretsFile(dataDir))?.['ai_api_key'];
  const { values, problems } = readSaved(read(savedSettingsFile(dataDir)) ?? {});
  return {
    values: { ...values, ...(typeof key === 'string' && key !== '' && { AI_API_KEY: key }) },
    problems: [...unreadable, ...problems],
  };
}

function readEnvFileIn(folder: string): SourceReading {
  const path = join(folder, '.env');
  try {
    return readEnvFile(readFileSync(path, 'utf8'));
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { values: {}, problems: isAbsent ? [] : [`${path} cannot be read (${reasonOf(error)})`] };
  }
}

/** Not the message of the error: that of a parser repeats a piece of the file, which may be a secret. */
const reasonOf = (error: unknown) =>
  (error as NodeJS.ErrnoException).code ?? 'it does not hold a JSON object';
