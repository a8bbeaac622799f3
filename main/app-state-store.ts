import { describeApp } from './app-state.ts';
import type { AppState } from './bridge-contract.ts';
import type { SupervisorState } from './supervisor/state.ts';

export type AppStateStore = {
  get(): AppState;
  subscribe(listener: (state: AppState) => void): void;
  follow(supervisor: SupervisorState): void;
  /** The owner has noted the first PIN: it is shown no more, and gone from memory. */
  forgetFirstPin(): void;
  /** What the page is to show; nothing closes it again. */
  open(target: AppState['opened']): void;
};

/** The one place that knows what the app is doing; window, tray and page only show it. */
export function createAppStateStore(logPath: string): AppStateStore {
  const listeners: ((state: AppState) => void)[] = [];
  let supervisor: SupervisorState = { phase: 'starting', crashes: [] };
  let firstPin: string | undefined;
  let pinNoted = false;
  let opened: AppState['opened'];

  const get = () => describeApp({ supervisor, firstPin, logPath, opened });
  const tell = () => {
    const state = get();
    for (const listener of listeners) listener(state);
  };

  return {
    get,
    subscribe: (listener) => void listeners.push(listener),
    follow(next) {
      supervisor = next;
      // A restarted server knows nothing of the first start any more.
      if (next.phase === 'ready' && !pinNoted) firstPin ??= next.server.firstPin;
      tell();
    },
    forgetFirstPin() {
      firstPin = undefined;
      pinNoted = true;
      tell();
    },
    open(target) {
      opened = target;
      tell();
    },
  };
}
