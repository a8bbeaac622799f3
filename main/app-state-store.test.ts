import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAppStateStore } from './app-state-store.ts';
import { type AppState, appState } from './bridge-contract.ts';
import type { SupervisorState } from './supervisor/state.ts';

const server = {
  url: 'http://127.0.0.1:8000',
  port: 8000,
  addresses: [],
  lan: { on: true, locked: false },
  dashboardToken: 'token',
  version: '1.0.0',
  startedAt: '2026-11-24T10:00:00Z',
};
const ready = (firstPin?: string): SupervisorState => ({
  phase: 'ready',
  crashes: [],
  server: { ...server, ...(firstPin !== undefined && { firstPin }) },
  connectedPhones: 2,
  openReminders: 3,
  busy: true,
  lastHealthId: 0,
  missedAnswers: 0,
});
const failure = { code: 'UNEXPECTED', message: 'It fell over.', stage: 'run', remedies: [] } as const;
const surroundings = {
  logPath: '/log',
  dataFolder: '/data',
  preferences: { keepInTray: true, startAtLogin: false },
  update: { phase: 'off', text: 'Updates are off.' },
} as const;
const { logPath, ...shown } = surroundings;

test('before the server is heard of, the app is starting', () => {
  assert.deepEqual(createAppStateStore(() => surroundings).get(), {
    phase: 'starting',
    addresses: [],
    connectedPhones: 0,
    openReminders: 0,
    busy: false,
    ...shown,
  });
});

test('every change is told, in the shape of the contract', () => {
  const store = createAppStateStore(() => surroundings);
  const told: AppState[] = [];
  store.subscribe((state) => told.push(appState.parse(state)));
  store.follow(ready('483911'));
  store.follow({ phase: 'waiting', crashes: [], failure });
  store.follow({ phase: 'starting', crashes: [], failure });
  store.follow({ phase: 'failed', crashes: [], failure });
  store.follow({ phase: 'stopping', crashes: [] });
  assert.deepEqual(
    told.map(({ phase }) => phase),
    ['ready', 'restarting', 'restarting', 'failed', 'stopped'],
  );
  assert.equal(told[0]?.token, 'token');
  assert.deepEqual([told[0]?.connectedPhones, told[0]?.openReminders, told[0]?.busy], [2, 3, true]);
  assert.equal(told[1]?.token, undefined);
  assert.deepEqual(told[3]?.failure, { ...failure, logPath });
});

test('the first PIN outlives a restart of the server, but not the word that it is noted', () => {
  const store = createAppStateStore(() => surroundings);
  store.follow(ready('483911'));
  store.follow(ready());
  assert.equal(store.get().firstPin, '483911');
  store.forgetFirstPin();
  assert.equal(store.get().firstPin, undefined);
  store.follow(ready('483911'));
  assert.equal(store.get().firstPin, undefined);
});

test('what is asked for from outside the page stays until the page has it, and switches are told anew', () => {
  let keepInTray = true;
  const store = createAppStateStore(() => ({
    ...surroundings,
    preferences: { keepInTray, startAtLogin: false },
  }));
  const told: AppState[] = [];
  store.subscribe((state) => told.push(state));
  store.ask('pairing');
  keepInTray = false;
  store.refresh();
  store.ask(undefined);
  assert.deepEqual(
    told.map(({ asked, preferences }) => [asked, preferences.keepInTray]),
    [
      ['pairing', true],
      ['pairing', false],
      [undefined, false],
    ],
  );
});

test('what takes long in a start is told as long as it lasts', () => {
  const store = createAppStateStore(() => surroundings);
  store.follow({ phase: 'starting', crashes: [], progress: 'upgrading' });
  assert.equal(store.get().progress, 'upgrading');
  store.follow(ready());
  assert.equal(store.get().progress, undefined);
});
