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
  connectedSockets: 2,
  lastHealthId: 0,
  missedAnswers: 0,
});
const failure = { code: 'UNEXPECTED', message: 'It fell over.' } as const;

test('before the server is heard of, the app is starting', () => {
  assert.deepEqual(createAppStateStore('/log').get(), {
    phase: 'starting',
    addresses: [],
    connectedSockets: 0,
  });
});

test('every change is told, in the shape of the contract', () => {
  const store = createAppStateStore('/log');
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
  assert.equal(told[0]?.connectedSockets, 2);
  assert.equal(told[1]?.token, undefined);
  assert.deepEqual(told[3]?.failure, { ...failure, logPath: '/log' });
});

test('the first PIN outlives a restart of the server, but not the word that it is noted', () => {
  const store = createAppStateStore('/log');
  store.follow(ready('483911'));
  store.follow(ready());
  assert.equal(store.get().firstPin, '483911');
  store.forgetFirstPin();
  assert.equal(store.get().firstPin, undefined);
  store.follow(ready('483911'));
  assert.equal(store.get().firstPin, undefined);
});
