import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { settingNames, settingsTable } from '../server/config/table.ts';
import { version } from '../server/version.ts';

const fromRoot = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');

test('the README lists every setting with its true default', async () => {
  const readme = await fromRoot('README.md');
  for (const name of settingNames) {
    const row = new RegExp(`^\\| \`${name}\` \\| (.+?) \\|`, 'm').exec(readme);
    assert.ok(row, name);
    const spec = settingsTable[name];
    if ('default' in spec && spec.default !== '') assert.equal(row[1], `\`${spec.default}\``, name);
  }
});

test('the README names only commands that exist', async () => {
  const [readme, packageJson] = await Promise.all([fromRoot('README.md'), fromRoot('package.json')]);
  const { scripts } = JSON.parse(packageJson) as { scripts: Record<string, string> };
  const named = [...readme.matchAll(/npm (?:run )?(start|test|serve|[a-z:]+)\b(?= --|\n|`)/g)].map(
    ([, name]) => name ?? '',
  );
  assert.ok(named.length >= 3);
  for (const name of named) assert.ok(name in scripts, name);
});

test('clients are told the version that package.json has', async () => {
  assert.equal((JSON.parse(await fromRoot('package.json')) as { version: string }).version, version);
});
