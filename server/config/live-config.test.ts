import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { openConfig } from '../config.ts';
import { HttpError } from '../http/errors.ts';
import { createLiveConfig, isLocked } from './live-config.ts';
import { openSecrets } from './secrets.ts';
import { settingNames } from './table.ts';

/** A configuration of a folder of its own, with what is set in the environment. */
function open(folder: string, environment: Record<string, string> = {}) {
  const read = openConfig({ environment, dataDir: folder, workingDirectory: folder });
  return createLiveConfig(read, read(), openSecrets(folder));
}

const fails = (status: number, words: RegExp) => (error: unknown) =>
  error instanceof HttpError && error.status === status && words.test(error.message);

test('what is saved is in force at once, told to those who listen, and still there at the next start', () => {
  using folder = temporaryFolder();
  const live = open(folder.path);
  const heard: string[] = [];
  live.onChange(({ values }) => heard.push(values.AI_MODEL));
  live.save({ AI_MODEL: 'qwen3:8b', JWT_EXPIRY_HOURS: '48' });
  assert.deepEqual(
    [live.current().values.AI_MODEL, live.current().values.JWT_EXPIRY_HOURS],
    ['qwen3:8b', 48],
  );
  assert.equal(live.current().sources.AI_MODEL, 'saved');
  assert.deepEqual(heard, ['qwen3:8b']);
  assert.equal(open(folder.path).current().values.AI_MODEL, 'qwen3:8b');
});

test('null goes back to the default and leaves the others alone', () => {
  using folder = temporaryFolder();
  const live = open(folder.path);
  live.save({ AI_MODEL: 'a', AI_PROVIDER: 'openai' });
  live.save({ AI_MODEL: null });
  const { values, sources } = live.current();
  assert.deepEqual(
    [values.AI_MODEL, sources.AI_MODEL, values.AI_PROVIDER],
    ['llama3.2', 'default', 'openai'],
  );
});

test('one wrong value, and nothing is saved', () => {
  using folder = temporaryFolder();
  const live = open(folder.path, { AI_BASE_URL: 'http://127.0.0.1:9' });
  const wrong: [Record<string, string>, number, RegExp][] = [
    [{ AI_MODEL: 'new', JWT_EXPIRY_HOURS: 'many' }, 422, /JWT_EXPIRY_HOURS/],
    [{ AI_MODEL: 'new', AI_MODLE: 'x' }, 422, /AI_MODLE.*no such setting/],
    [{ AI_API_KEY: 'key', AI_BASE_URL: 'http://elsewhere' }, 409, /AI_BASE_URL is set outside/],
    [{ AI_MODEL: 'new', PIN: '805173' }, 409, /PIN/],
    [{ constructor: 'x' }, 422, /no such setting/],
  ];
  for (const [changes, status, words] of wrong) {
    assert.throws(() => live.save(changes), fails(status, words));
    assert.deepEqual([live.current().values.AI_MODEL, live.current().values.AI_API_KEY], ['llama3.2', '']);
  }
  assert.deepEqual(readdirSync(folder.path), ['secrets.json']);
});

test('the key of the AI goes to the secrets, never to the settings, and can be taken back', () => {
  using folder = temporaryFolder();
  const live = open(folder.path);
  live.save({ AI_API_KEY: 'sk-very-secret', AI_MODEL: 'm' });
  assert.equal(live.current().values.AI_API_KEY, 'sk-very-secret');
  assert.doesNotMatch(readFileSync(folder.at('settings.json'), 'utf8'), /secret/);
  assert.match(readFileSync(folder.at('secrets.json'), 'utf8'), /sk-very-secret/);
  live.save({ AI_API_KEY: null });
  assert.equal(live.current().values.AI_API_KEY, '');
  assert.doesNotMatch(readFileSync(folder.at('secrets.json'), 'utf8'), /sk-/);
});

test('locked is what is set outside, and what the dashboard could not keep', () => {
  using folder = temporaryFolder();
  const config = open(folder.path, { PORT: '9000' }).current();
  const locked = settingNames.filter((name) => isLocked(config, name));
  assert.deepEqual(locked, ['PORT', 'DATA_DIR', 'DATABASE_URL', 'UPLOAD_DIR', 'JWT_SECRET', 'PIN']);
});

test('settings and secrets can be read by their owner alone, and so can the folder', () => {
  using folder = temporaryFolder();
  const dataDir = folder.at('new/data');
  open(dataDir).save({ AI_MODEL: 'm' });
  const modes = ['', '/settings.json', '/secrets.json'].map((name) => statSync(dataDir + name).mode & 0o777);
  assert.deepEqual(modes, [0o700, 0o600, 0o600]);
});

test('a saved key stays behind when the address changes without it', () => {
  using folder = temporaryFolder();
  const live = open(folder.path);
  live.save({ AI_BASE_URL: 'https://one.example', AI_API_KEY: 'key-of-one' });
  live.save({ AI_BASE_URL: 'https://one.example/', AI_MODEL: 'other' });
  assert.equal(live.current().values.AI_API_KEY, 'key-of-one', 'the same address keeps its key');
  live.save({ AI_BASE_URL: 'https://two.example' });
  assert.equal(live.current().values.AI_API_KEY, '');
  live.save({ AI_BASE_URL: 'https://three.example', AI_API_KEY: 'key-of-three' });
  assert.equal(live.current().values.AI_API_KEY, 'key-of-three');
});
