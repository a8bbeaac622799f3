import { describeApp, type Surroundings } from './app-state.ts';
import type { AppState } from './bridge-contract.ts';
import type { SupervisorState } from './supervisor/state.ts';

export type AppStateStore = {
  get(): AppState;
  subscribe(listener: (state: AppState) => void): void;
  follow(supervisor: SupervisorState): void;
  /** Something around it changed: a switch, the data folder, the search for updates. */
  refresh(): void;
  /** The owner has noted the first PIN: it is shown no more, and gone from memory. */
  forgetFirstPin(): void;
  /** What the page is to show; nothing closes it again. */
  open(target: AppState['opened']): void;
  /** The part of the page that is asked for; nothing when it is there. */
  ask(part: AppState['asked']): void;
};

/** The one place that knows what the app is doing; window, tray and page only show it. */
export function createAppStateStore(surroundings: () => Surroundings): AppStateStore {
  const listeners: ((state: AppState) => void)[] = [];
  let supervisor: SupervisorState = { phase: 'starting', crashes: [] };
  let firstPin: string | undefined;
  let pinNoted = false;
  let opened: AppState['opened'];
  let asked: AppState['asked'];

  const get = () => describeApp({ ...surroundings(), supervisor, firstPin, opened, asked });
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
    refresh: tell,
    forgetFirstPin() {
      firstPin = undefined;
      pinNoted = true;
      tell();
    },
    open(target) {
      opened = target;
      tell();
    },
    ask(part) {
      asked = part;
      tell();
    },
  };
}
