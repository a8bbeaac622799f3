import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { LoginItemSettings, Settings } from 'electron';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { startAtLogin } from './start-at-login.ts';

/** A system that has login items, and does not always do as it is told. */
function systemWith(found: Partial<LoginItemSettings>, folder = '') {
  const asked: Settings[] = [];
  const app = {
    getLoginItemSettings: () => ({
      openAtLogin: false,
      wasOpenedAtLogin: false,
      status: 'not-registered' as const,
      executableWillLaunchAtLogin: false,
      launchItems: [],
      ...found,
    }),
    setLoginItemSettings: (settings: Settings) => void asked.push(settings),
    getPath: () => folder,
  };
  const on = (platform: NodeJS.Platform, command = ['/opt/ClawChat/clawchat']) =>
    startAtLogin({ app, platform, command, icon: '/opt/ClawChat/icon.png' });
  return { asked, on };
}

test('on macOS the system counts, and what it still wants of the owner is told', () => {
  assert.deepEqual(systemWith({ openAtLogin: true, status: 'enabled' }).on('darwin').read(), { on: true });
  const waiting = systemWith({ openAtLogin: true, status: 'requires-approval' }).on('darwin').read();
  assert.equal(waiting.on, false);
  assert.match(waiting.note ?? '', /Login Items/);
  const { asked, on } = systemWith({});
  on('darwin').set(true);
  assert.deepEqual(asked, [{ openAtLogin: true }]);
});

test('on Windows the app is started hidden, and a switch that is off in the Task Manager is off', () => {
  const taken = { openAtLogin: true, executableWillLaunchAtLogin: true };
  assert.deepEqual(systemWith(taken).on('win32').read(), { on: true });
  const off = systemWith({ ...taken, executableWillLaunchAtLogin: false })
    .on('win32')
    .read();
  assert.equal(off.on, false);
  assert.match(off.note ?? '', /Task Manager/);
  const { asked, on } = systemWith({});
  on('win32').set(true);
  assert.deepEqual(asked, [
    { path: '/opt/ClawChat/clawchat', args: ['--hidden'], openAtLogin: true, enabled: true },
  ]);
});

test('on Linux it is a file of the desktop, there and gone', () => {
  using folder = temporaryFolder();
  const path = folder.at('autostart/clawchat.desktop');
  const login = systemWith({}, folder.path).on('linux');
  assert.deepEqual(login.read(), { on: false });
  login.set(true);
  assert.deepEqual(login.read(), { on: true });
  assert.match(readFileSync(path, 'utf8'), /^Exec=\/opt\/ClawChat\/clawchat --hidden$/m);
  writeFileSync(path, readFileSync(path, 'utf8').replace('enabled=true', 'enabled=false'));
  assert.deepEqual(login.read(), { on: false }, 'switched off in the desktop');
  login.set(true);
  assert.deepEqual(login.read(), { on: true });
  login.set(false);
  assert.equal(existsSync(path), false);
  login.set(false);
});

test('on Linux a folder that cannot be written is said so', () => {
  using folder = temporaryFolder();
  writeFileSync(folder.at('autostart'), 'a file in the way');
  const login = systemWith({}, folder.path).on('linux');
  assert.throws(() => login.set(true), /clawchat\.desktop cannot be changed \(E/);
  assert.ok(statSync(folder.at('autostart')).isFile());
});

test('a program that was moved is not the one that is started', () => {
  using folder = temporaryFolder();
  mkdirSync(folder.at('autostart'));
  const system = systemWith({}, folder.path);
  system.on('linux', ['/old/clawchat']).set(true);
  assert.deepEqual(system.on('linux').read(), { on: false });
});
