import assert from 'node:assert/strict';
import { test } from 'node:test';
import { autostartFile, isAutostarted } from './autostart-file.ts';

const command = ['/opt/ClawChat/clawchat', '--hidden'];

test('what is written is what is started', () => {
  const file = autostartFile(command, '/opt/ClawChat/icon.png');
  assert.match(file, /^\[Desktop Entry\]\nType=Application\n/);
  assert.match(file, /^Exec=\/opt\/ClawChat\/clawchat --hidden$/m);
  assert.equal(isAutostarted(file, command), true);
});

test('arguments with blanks, quotes, dollars, backslashes and percent signs are quoted as the specification says', () => {
  const odd = ['/home/me/My Apps/50%/a$b`c"d\\e', '--hidden'];
  const file = autostartFile(odd, 'icon');
  assert.ok(file.includes('Exec="/home/me/My Apps/50%%/a\\\\$b\\\\`c\\\\"d\\\\\\\\e" --hidden'), file);
  assert.equal(isAutostarted(file, odd), true);
});

for (const [what, change] of [
  ['hidden', (file: string) => `${file}Hidden=true\n`],
  ['switched off in GNOME', (file: string) => file.replace('enabled=true', 'enabled=false')],
  ['about another program', (file: string) => file.replace('/opt/ClawChat', '/opt/Elsewhere')],
  ['empty', () => ''],
] as const) {
  test(`a file that is ${what} starts nothing of ours`, () =>
    assert.equal(isAutostarted(change(autostartFile(command, 'icon')), command), false));
}
