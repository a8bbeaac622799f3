import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppState } from './bridge-contract.ts';
import { type TrayActions, trayLook, trayMenu } from './tray-menu.ts';

const address = {
  url: 'http://192.0.2.1:8000',
  address: '192.0.2.1',
  interface: 'eth0',
  family: 'IPv4',
} as const;
const state = (part: Partial<AppState>): AppState => ({
  phase: 'ready',
  addresses: [],
  connectedSockets: 0,
  ...part,
});

const ignore = () => undefined;

/** A menu as lines: entries in brackets do nothing. */
function lines(part: Partial<AppState>): string[] {
  const nothing: TrayActions = {
    open: ignore,
    copyAddress: ignore,
    setLan: ignore,
    retry: ignore,
    quit: ignore,
  };
  return trayMenu(state(part), nothing).map(({ type, label, enabled = true }) =>
    type === 'separator' ? '---' : enabled ? `${label}` : `(${label})`,
  );
}

const table: [name: string, part: Partial<AppState>, look: string, menu: string[]][] = [
  [
    'starting',
    { phase: 'starting' },
    'attention',
    ['(Starting)', '---', 'Open ClawChat', '(Copy address)', '---', 'Quit ClawChat'],
  ],
  [
    'running',
    { addresses: [address], connectedSockets: 1 },
    'serving',
    [
      '(Running, 1 connection)',
      '---',
      'Open ClawChat',
      `Copy address ${address.url}`,
      '---',
      'Quit ClawChat',
    ],
  ],
  [
    'running without a network',
    { connectedSockets: 2 },
    'serving',
    ['(Running, 2 connections)', '---', 'Open ClawChat', '(Copy address)', '---', 'Quit ClawChat'],
  ],
  [
    'letting phones in',
    { addresses: [address], lan: { on: true, locked: false } },
    'serving',
    [
      '(Running, 0 connections)',
      '---',
      'Open ClawChat',
      `Copy address ${address.url}`,
      'Pause LAN access',
      '---',
      'Quit ClawChat',
    ],
  ],
  [
    'paused for phones',
    { lan: { on: false, locked: false } },
    'serving',
    [
      '(Running for this computer only)',
      '---',
      'Open ClawChat',
      '(Copy address)',
      'Resume LAN access',
      '---',
      'Quit ClawChat',
    ],
  ],
  [
    'for this computer only, as set elsewhere',
    { lan: { on: false, locked: true } },
    'serving',
    ['(Running, 0 connections)', '---', 'Open ClawChat', '(Copy address)', '---', 'Quit ClawChat'],
  ],
  [
    'restarting',
    { phase: 'restarting' },
    'attention',
    ['(Starting again after a problem)', '---', 'Open ClawChat', '(Copy address)', '---', 'Quit ClawChat'],
  ],
  [
    'stopped',
    { phase: 'stopped' },
    'stopped',
    ['(Stopped)', '---', 'Open ClawChat', '(Copy address)', '---', 'Quit ClawChat'],
  ],
  [
    'failed',
    { phase: 'failed' },
    'stopped',
    [
      '(Stopped by a problem)',
      '---',
      'Open ClawChat',
      '(Copy address)',
      'Start the server again',
      '---',
      'Quit ClawChat',
    ],
  ],
];

for (const [name, part, look, menu] of table) {
  test(`the tray when ${name}`, () => {
    assert.equal(trayLook(state(part)), look);
    assert.deepEqual(lines(part), menu);
  });
}

test('the entries do what they say', () => {
  const done: string[] = [];
  const lan = { on: true, locked: false };
  const actions: TrayActions = {
    open: () => done.push('open'),
    copyAddress: (text) => done.push(text),
    setLan: (on) => done.push(`lan ${on}`),
    retry: () => done.push('retry'),
    quit: () => done.push('quit'),
  };
  for (const { click } of trayMenu(state({ phase: 'failed', addresses: [address], lan }), actions)) {
    (click as (() => void) | undefined)?.();
  }
  assert.deepEqual(done, ['open', address.url, 'lan false', 'retry', 'quit']);
});
