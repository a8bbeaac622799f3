import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { recordedActions } from '../test/support/desktop-actions.ts';
import { appStateWith } from '../test/support/desktop-state.ts';
import type { AppState } from './bridge-contract.ts';
import { statusLine, trayIcon, trayLook, trayMenu } from './tray-menu.ts';

const address = {
  url: 'http://192.0.2.1:8000',
  address: '192.0.2.1',
  interface: 'eth0',
  family: 'IPv4',
} as const;
const open = { on: true, locked: false };

/** A menu as lines: entries in brackets do nothing, switches carry a mark. */
function lines(part: Partial<AppState>): string[] {
  return trayMenu(appStateWith(part), recordedActions([])).map(({ type, label, checked, enabled = true }) => {
    if (type === 'separator') return '---';
    const mark = type === 'checkbox' ? `${checked ? '[x]' : '[ ]'} ` : '';
    return enabled ? `${mark}${label}` : `(${label})`;
  });
}

const switches = ['---', '[ ] Start at login', '[x] Keep running in the tray'];
const rest = [
  '---',
  'Open data folder',
  'Open log',
  'Check for updates',
  'About ClawChat',
  '---',
  'Quit ClawChat',
];
const atRest = ['---', '(Copy address)', '(Show QR code)', ...switches, ...rest];
const idle = ['---', 'Open ClawChat', '(New chat)', ...atRest];

const table: [name: string, part: Partial<AppState>, look: string, menu: string[]][] = [
  ['starting', { phase: 'starting' }, 'attention', ['(Starting)', ...idle]],
  [
    'upgrading its data',
    { phase: 'starting', progress: 'upgrading' },
    'attention',
    ['(Starting: the data is being looked after)', ...idle],
  ],
  [
    'serving one phone',
    { addresses: [address], connectedPhones: 1, lan: open },
    'serving',
    [
      '(Running)',
      '(1 phone connected)',
      '---',
      'Open ClawChat',
      'New chat',
      '---',
      `Copy address ${address.url}`,
      'Show QR code',
      'Pause LAN access',
      ...switches,
      ...rest,
    ],
  ],
  [
    'serving without a network',
    { connectedPhones: 2, lan: open },
    'serving',
    [
      '(Running)',
      '(2 phones connected)',
      '---',
      'Open ClawChat',
      'New chat',
      '---',
      '(Copy address)',
      'Show QR code',
      'Pause LAN access',
      ...switches,
      ...rest,
    ],
  ],
  [
    'paused for phones',
    { lan: { on: false, locked: false } },
    'attention',
    [
      '(Running for this computer only)',
      '(No phones connected)',
      '---',
      'Open ClawChat',
      'New chat',
      '---',
      '(Copy address)',
      'Show QR code',
      'Resume LAN access',
      ...switches,
      ...rest,
    ],
  ],
  [
    'for this computer only, as set elsewhere, with its switches the other way round',
    { lan: { on: false, locked: true }, preferences: { keepInTray: false, startAtLogin: true } },
    'serving',
    [
      '(Running)',
      '(No phones connected)',
      '---',
      'Open ClawChat',
      'New chat',
      '---',
      '(Copy address)',
      'Show QR code',
      '---',
      '[x] Start at login',
      '[ ] Keep running in the tray',
      ...rest,
    ],
  ],
  ['restarting', { phase: 'restarting' }, 'attention', ['(Starting again after a problem)', ...idle]],
  ['stopped', { phase: 'stopped' }, 'stopped', ['(Stopped)', ...idle]],
  [
    'failed',
    { phase: 'failed' },
    'stopped',
    ['(Stopped by a problem)', '---', 'Open ClawChat', '(New chat)', 'Start the server again', ...atRest],
  ],
];

for (const [name, part, look, menu] of table) {
  test(`the tray when ${name}`, () => {
    assert.equal(trayLook(appStateWith(part)), look);
    assert.deepEqual(lines(part), menu);
    assert.equal(`(${statusLine(appStateWith(part))})`, menu[0]);
  });
}

test('the entries do what they say', () => {
  const done: string[] = [];
  const state = appStateWith({ phase: 'failed', addresses: [address], lan: open });
  for (const { click } of trayMenu(state, recordedActions(done))) (click as (() => void) | undefined)?.();
  assert.deepEqual(done, [
    'open',
    'ask chat',
    'retry',
    `copyAddress ${address.url}`,
    'ask pairing',
    'setLan false',
    'setPreference startAtLogin true',
    'setPreference keepInTray false',
    'openDataFolder',
    'openLog',
    'checkForUpdates',
    'about',
    'quit',
  ]);
});

test('every look has a picture for light and dark bars, in two sizes, and for macOS', () => {
  const folder = join(import.meta.dirname, '..', 'resources', 'tray');
  const names = new Set<string>();
  for (const look of ['serving', 'attention', 'stopped'] as const)
    for (const platform of ['linux', 'win32', 'darwin'] as const)
      for (const dark of [true, false]) names.add(trayIcon(look, { platform, dark }));
  assert.equal(names.size, 9);
  for (const name of names)
    for (const file of [name, name.replace('.png', '@2x.png')])
      assert.ok(existsSync(join(folder, file)), file);
});
