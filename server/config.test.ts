import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { type SettingName, settingNames, settingsTable } from './config/table.ts';
import { ConfigError, type ConfigInput, openConfig } from './config.ts';

type Given = Omit<ConfigInput, 'workingDirectory'> & {
  /** Text of `.env`. */
  envFile?: string;
  /** What the dashboard saved. */
  saved?: Record<string, unknown> | string;
  secrets?: Record<string, unknown> | string;
};

const asText = (value: Record<string, unknown> | string) =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Reads the configuration of a folder of its own that holds what is given. */
function read({ envFile, saved, secrets, ...input }: Given = {}) {
  using folder = temporaryFolder();
  if (envFile !== undefined) writeFileSync(folder.at('.env'), envFile);
  if (saved !== undefined) writeFileSync(folder.at('settings.json'), asText(saved));
  if (secrets !== undefined) writeFileSync(folder.at('secrets.json'), asText(secrets));
  const config = openConfig({
    environment: {},
    dataDir: folder.path,
    workingDirectory: folder.path,
    ...input,
  })();
  return { ...config, folder: folder.path };
}

function problemsOf(given: Given): readonly string[] {
  try {
    read(given);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('without any source every setting has its default', () => {
  const { values, sources, folder, ...paths } = read();
  assert.deepEqual(new Set(Object.values(sources)), new Set(['default']));
  assert.deepEqual(
    [
      values.HOST,
      values.PORT,
      values.JWT_EXPIRY_HOURS,
      values.AI_PROVIDER,
      values.AI_BASE_URL,
      values.AI_MODEL,
    ],
    ['0.0.0.0', 8000, 24, 'ollama', 'http://localhost:11434', 'llama3.2'],
  );
  assert.deepEqual([values.MAX_UPLOAD_SIZE_MB, values.PIN, values.JWT_SECRET], [10, undefined, undefined]);
  assert.deepEqual(paths, {
    dataDir: folder,
    databaseFile: join(folder, 'clawchat.db'),
    uploadDir: join(folder, 'uploads'),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
});

test('command line beats environment beats .env beats dashboard beats default', () => {
  const all: Given = {
    argv: ['--ai-model', 'from-command-line'],
    environment: { AI_MODEL: 'from-environment' },
    envFile: 'AI_MODEL=from-env-file\n',
    saved: { AI_MODEL: 'from-dashboard' },
  };
  const steps: [keyof Given, string, string][] = [
    ['argv', 'from-command-line', 'command_line'],
    ['environment', 'from-environment', 'environment'],
    ['envFile', 'from-env-file', 'env_file'],
    ['saved', 'from-dashboard', 'saved'],
  ];
  let given = all;
  for (const [name, value, source] of steps) {
    const { values, sources } = read(given);
    assert.deepEqual([values.AI_MODEL, sources.AI_MODEL], [value, source]);
    const { [name]: _taken, ...rest } = given;
    given = rest;
  }
  assert.deepEqual([read(given).values.AI_MODEL, read(given).sources.AI_MODEL], ['llama3.2', 'default']);
});

test('an option may carry its value after a blank or after =, and the last one counts', () => {
  const { values } = read({ argv: ['--port', '9000', '--ai-model=a=b', '--port=9001'] });
  assert.deepEqual([values.PORT, values.AI_MODEL], [9001, 'a=b']);
});

test('an empty text in the environment, in .env or in the dashboard is no value', () => {
  const { values, sources } = read({
    environment: { PORT: '' },
    envFile: 'PORT=\nAI_MODEL=  \n',
    saved: { PORT: '' },
  });
  assert.deepEqual([values.PORT, sources.PORT, values.AI_MODEL], [8000, 'default', 'llama3.2']);
});

test('.env may quote, comment and export, and end its lines as on Windows', () => {
  const { values } = read({
    envFile: '# mine\r\nexport PORT=9000\r\nAI_MODEL="a model" # the best\r\nAI_API_KEY=\'k#y\'\r\n',
  });
  assert.deepEqual([values.PORT, values.AI_MODEL, values.AI_API_KEY], [9000, 'a model', 'k#y']);
});

test('the key that the dashboard keeps among the secrets is the saved one', () => {
  const secrets = { jwt_secret: 'x'.repeat(20), ai_api_key: 'sk-saved' };
  const saved = read({ secrets });
  assert.deepEqual([saved.values.AI_API_KEY, saved.sources.AI_API_KEY], ['sk-saved', 'saved']);
  assert.equal(read({ secrets, environment: { AI_API_KEY: 'sk-outside' } }).values.AI_API_KEY, 'sk-outside');
});

const accepted: [SettingName, string, unknown][] = [
  ['PORT', '0', 0],
  ['PORT', ' 65535 ', 65_535],
  ['DEBUG', 'Yes', true],
  ['ENABLE_SCHEDULER', 'off', false],
  ['AI_BASE_URL', 'https://ai.example.org/v1/', 'https://ai.example.org/v1'],
  ['ALLOWED_EXTENSIONS', '.PDF, txt,,', ['pdf', 'txt']],
  ['BRIEFING_TIME', '23:59', '23:59'],
  ['TIME_ZONE', 'America/St_Johns', 'America/St_Johns'],
];

for (const [name, text, value] of accepted) {
  test(`${name}=${text} is understood`, () => {
    assert.deepEqual(read({ environment: { [name]: text } }).values[name], value);
  });
}

const refused: [SettingName, string][] = [
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', '0x50'],
  ['JWT_EXPIRY_HOURS', '0'],
  ['JWT_SECRET', 'too-short'],
  ['AI_PROVIDER', 'gpt'],
  ['AI_BASE_URL', 'localhost:11434'],
  ['MAX_UPLOAD_SIZE_MB', 'ten'],
  ['BRIEFING_TIME', '24:00'],
  ['REMINDER_CHECK_INTERVAL', '0'],
  ['TIME_ZONE', 'Mars/Olympus'],
  ['LOG_LEVEL', 'loud'],
  ['DEBUG', 'maybe'],
  ['PUBLIC_URL', 'https://host/path'],
  ['ALLOWED_HOSTS', 'https://host'],
  ['DATABASE_URL', 'postgresql://host/db'],
];

test('every invalid value is refused, by the name of the setting and of the source, secrets without the value', () => {
  for (const [name, text] of refused) {
    const problems = problemsOf({ environment: { [name]: text } });
    assert.equal(problems.length, 1, `${name}=${text}`);
    assert.match(problems[0] ?? '', new RegExp(`^${name}: .*\\(from the environment\\)$`));
    assert.equal(problems[0]?.includes(text), !('secret' in settingsTable[name]), problems[0]);
  }
});

test('every problem of every source is told at once', () => {
  const problems = problemsOf({
    argv: ['--prot', '9000', '--host', '1.2.3.4', 'stray', '--port'],
    environment: { PORT: 'eighty', AI_PROVIDER: 'gpt', UNRELATED: 'of another program' },
    envFile: 'TIME_ZONE=Nowhere\nAI_MODLE=x\n',
    saved: { LOG_LEVEL: 'loud', FONT: 'big', DEBUG: true, PIN: '805173', JWT_SECRET: 's'.repeat(20) },
  });
  const expected = [
    /^--prot: no such option/,
    /^9000: no such option/,
    /^stray: no such option/,
    /^--port needs a value/,
    /^AI_MODLE in \.env: no such setting/,
    /^FONT in settings\.json: no such setting/,
    /^DEBUG in settings\.json: must be a text/,
    /^PIN in settings\.json: can only be set on the command line/,
    /^JWT_SECRET in settings\.json: can only be set/,
    /^PORT: "eighty" must be a whole number/,
    /^AI_PROVIDER: "gpt" must be ollama, openai or builtin/,
    /^TIME_ZONE: "Nowhere" must be a time zone.*from \.env/,
    /^LOG_LEVEL: "loud".*from the dashboard/,
  ];
  for (const pattern of expected)
    assert.ok(
      problems.some((problem) => pattern.test(problem)),
      String(pattern),
    );
  assert.equal(problems.length, expected.length, problems.join('\n'));
});

test('files that cannot be read are named, and a damaged secret is not repeated', () => {
  assert.match(problemsOf({ saved: '{"PORT": ' }).join(), /settings\.json cannot be read/);
  const damaged = problemsOf({ secrets: '{"jwt_secret": "top-secret-word' }).join();
  assert.match(damaged, /secrets\.json cannot be read/);
  assert.doesNotMatch(damaged, /top-secret/);
  using folder = temporaryFolder();
  mkdirSync(folder.at('.env'));
  const reading = openConfig({ environment: {}, dataDir: folder.path, workingDirectory: folder.path });
  assert.throws(reading, /\.env cannot be read \(EISDIR\)/);
});

test('the data folder comes from the first source that names one, relative to where the server was started', () => {
  using folder = temporaryFolder();
  const at = (input: ConfigInput) =>
    openConfig({ workingDirectory: folder.path, environment: {}, ...input })().dataDir;
  assert.equal(at({ dataDir: '/app/data' }), '/app/data');
  assert.equal(at({ dataDir: '/app/data', environment: { DATA_DIR: 'here' } }), resolve(folder.path, 'here'));
  writeFileSync(folder.at('.env'), 'DATA_DIR=/from/env/file\n');
  assert.equal(at({}), '/from/env/file');
  assert.equal(at({ argv: ['--data-dir', '/x'], environment: { DATA_DIR: '/y' } }), '/x');
});

test('settings outside the dashboard are read once; what the dashboard saved, each time', () => {
  using folder = temporaryFolder();
  writeFileSync(folder.at('.env'), 'PORT=9000\n');
  const reading = openConfig({ environment: {}, dataDir: folder.path, workingDirectory: folder.path });
  assert.equal(reading().values.PORT, 9000);
  writeFileSync(folder.at('.env'), 'PORT=nonsense\n');
  writeFileSync(folder.at('settings.json'), '{"AI_MODEL": "new"}');
  chmodSync(folder.at('settings.json'), 0o600);
  assert.deepEqual([reading().values.PORT, reading().values.AI_MODEL], [9000, 'new']);
});

test('every setting can be given on the command line, in the environment and in .env', () => {
  for (const name of settingNames) {
    const spec = settingsTable[name];
    const text =
      ('default' in spec && spec.default) || { PIN: '805173', JWT_SECRET: 's'.repeat(20) }[name as string];
    if (!text) continue;
    const option = `--${name.toLowerCase().replaceAll('_', '-')}`;
    assert.equal(read({ argv: [option, text] }).sources[name], 'command_line', name);
    assert.equal(read({ environment: { [name]: text } }).sources[name], 'environment', name);
    assert.equal(read({ envFile: `${name}="${text}"` }).sources[name], 'env_file', name);
  }
});
