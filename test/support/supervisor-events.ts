import {
  defaultTiming,
  type Step,
  type SupervisorEvent,
  type SupervisorState,
} from '../../main/supervisor/state.ts';
import { transition } from '../../main/supervisor/transition.ts';

export const ready: SupervisorEvent = {
  type: 'message',
  message: {
    type: 'ready',
    url: 'http://127.0.0.1:8000',
    port: 8000,
    addresses: [],
    lan: { on: true, locked: false },
    dashboardToken: 'token',
    version: '1.0.0',
    startedAt: '2026-11-24T10:00:00Z',
  },
};
export const crash: SupervisorEvent = { type: 'exited', code: 1 };
export const elapsed: SupervisorEvent = { type: 'elapsed' };
const fresh: SupervisorState = { phase: 'stopped', crashes: [] };

/** Plays events one after another; a number lets that many milliseconds pass. */
export function play(events: readonly (SupervisorEvent | number)[], from: SupervisorState = fresh): Step {
  let now = 0;
  let step: Step = { state: from, effects: [] };
  for (const event of events) {
    if (typeof event === 'number') now += event;
    else step = transition(step.state, event, now, defaultTiming);
  }
  return step;
}

export const start: SupervisorEvent = { type: 'start' };
export const stop: SupervisorEvent = { type: 'stop' };
export const retry: SupervisorEvent = { type: 'retry' };
