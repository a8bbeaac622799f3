import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MenuItemConstructorOptions } from 'electron';
import { recordedActions } from '../test/support/desktop-actions.ts';
import { applicationMenu } from './application-menu-template.ts';

const templates = (platform: NodeJS.Platform, done: string[] = [], isPackaged = true) =>
  applicationMenu(recordedActions(done), { platform, isPackaged });

const entriesOf = (menu: MenuItemConstructorOptions) =>
  (Array.isArray(menu.submenu) ? menu.submenu : []) as MenuItemConstructorOptions[];

function shortcuts(platform: NodeJS.Platform): Record<string, unknown> {
  const entries = templates(platform).flatMap(entriesOf);
  return Object.fromEntries(
    entries.filter(({ accelerator }) => accelerator).map(({ label, accelerator }) => [label, accelerator]),
  );
}

const common = { 'New chat': 'CmdOrCtrl+N', 'Pair a phone': 'CmdOrCtrl+Shift+P' };

const table: [NodeJS.Platform, string[], Record<string, string>][] = [
  [
    'darwin',
    ['ClawChat', 'File', 'editMenu', 'View', 'windowMenu', 'Help'],
    { ...common, 'Settings…': 'CmdOrCtrl+,', 'Quit ClawChat': 'CmdOrCtrl+Q' },
  ],
  [
    'linux',
    ['File', 'editMenu', 'View', 'windowMenu', 'Help'],
    { ...common, Settings: 'CmdOrCtrl+,', 'Quit ClawChat': 'CmdOrCtrl+Q' },
  ],
  ['win32', ['File', 'editMenu', 'View', 'windowMenu', 'Help'], { ...common, Settings: 'CmdOrCtrl+,' }],
];

for (const [platform, menus, accelerators] of table) {
  test(`menus and shortcuts on ${platform}`, () => {
    assert.deepEqual(
      templates(platform).map(({ label, role }) => label ?? role),
      menus,
    );
    assert.deepEqual(shortcuts(platform), accelerators);
  });

  test(`everything can be reached on ${platform}, once`, () => {
    const done: string[] = [];
    for (const entry of templates(platform, done).flatMap(entriesOf))
      (entry.click as (() => void) | undefined)?.();
    assert.deepEqual(done.sort(), [
      'about',
      'ask chat',
      'ask pairing',
      'ask settings',
      'checkForUpdates',
      'openDataFolder',
      'openLog',
      'quit',
    ]);
  });
}

test('the tools of a developer are not in a packed app', () => {
  const roles = (isPackaged: boolean) =>
    templates('linux', [], isPackaged)
      .flatMap(entriesOf)
      .map(({ role }) => role);
  assert.ok(roles(false).includes('toggleDevTools'));
  assert.ok(!roles(true).includes('toggleDevTools'));
});
