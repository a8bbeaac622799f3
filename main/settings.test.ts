import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openSettings } from './settings.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
let folder = '';
let file = '';
const fail = (error: unknown) => assert.fail(String(error));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clawchat-settings-'));
  file = join(folder, 'deep', 'desktop.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a missing file means the defaults, and nothing is written', () => {
  const settings = openSettings(file, now, fail);
  assert.deepEqual(settings.get(), { keepInTray: true, toldAboutTray: false });
  assert.equal(settings.setAside, undefined);
  assert.deepEqual(readdirSync(folder), []);
});

test('a change is there at the next start, readable by the owner alone', () => {
  openSettings(file, now, fail).change({ toldAboutTray: true });
  assert.deepEqual(openSettings(file, now, fail).get(), { keepInTray: true, toldAboutTray: true });
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(join(folder, 'deep')), ['desktop.json']);
});

for (const [what, content] of [
  ['cut short', '{"keepInTray": fal'],
  ['of other shape', '{"keepInTray": "yes"}'],
  ['empty', ''],
] as const) {
  test(`a file that is ${what} is set aside, byte for byte, and said so`, () => {
    openSettings(file, now, fail).change({ keepInTray: false });
    writeFileSync(file, content);
    const settings = openSettings(file, now, fail);
    assert.deepEqual(settings.get(), { keepInTray: true, toldAboutTray: false });
    assert.equal(settings.setAside, `${file}.damaged-2026-11-24T100000.000Z`);
    assert.equal(readFileSync(settings.setAside, 'utf8'), content);
  });
}

test('a file that can be neither read nor written is told, and the app runs with what it knows', () => {
  const problems: unknown[] = [];
  const settings = openSettings(folder, now, (error) => problems.push(error));
  assert.deepEqual(settings.get(), { keepInTray: true, toldAboutTray: false });
  settings.change({ keepInTray: false });
  assert.equal(settings.get().keepInTray, false);
  assert.deepEqual(
    problems.map((error) => (error as NodeJS.ErrnoException).code),
    ['EISDIR', 'EISDIR'],
  );
  assert.deepEqual(readdirSync(folder), []);
});
