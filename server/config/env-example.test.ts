import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseEnv } from 'node:util';
import { readEnvFile } from './sources.ts';
import { type SettingName, settingNames, settingsTable } from './table.ts';

const file = join(import.meta.dirname, '../../.env.example');

const introduction = `# Settings of ClawChat. Copy this file to .env in the folder in which ClawChat is started, and take the # away before
# what you want to set. The command line (--port 9000) and the environment win over .env, and .env over what was saved in
# the dashboard. Shown are the defaults; where there is none, the description says what happens.
`;

function block(name: SettingName): string {
  const spec = settingsTable[name];
  return `\n# ${spec.description}\n# ${name}=${'default' in spec ? spec.default : ''}\n`;
}

test('.env.example names every setting with its meaning and default, and sets none', () => {
  const text = readFileSync(file, 'utf8');
  assert.equal(text, introduction + settingNames.map(block).join(''));
  assert.deepEqual({ ...parseEnv(text) }, {});
});

test('with its # taken away, every line is understood', () => {
  const lines = readFileSync(file, 'utf8').replaceAll(/^# ([A-Z_]+=)/gm, '$1');
  const { values, problems } = readEnvFile(lines);
  assert.deepEqual(problems, []);
  for (const name of settingNames) {
    const spec = settingsTable[name];
    const expected = 'default' in spec && spec.default !== '' ? spec.default : undefined;
    assert.equal(values[name], expected, name);
  }
});
