import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { recorder } from './recorder.ts';

/** A test lets the computer sleep by emitting what Electron emits. */
export const powerMonitor = new EventEmitter();

let last = 0;
const active = new Set<number>();

/** Keeps nothing awake; ids are never given twice, as Electron's. */
export const powerSaveBlocker = {
  start(type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    if (!app.isReady()) throw new Error('powerSaveBlocker cannot be used before the app is ready');
    last += 1;
    active.add(last);
    recorder.keptAwake = [...active].map(() => type);
    return last;
  },
  stop(id: number): boolean {
    const wasActive = active.delete(id);
    recorder.keptAwake = recorder.keptAwake.slice(0, active.size);
    return wasActive;
  },
  isStarted: (id: number) => active.has(id),
} satisfies Partial<Electron.PowerSaveBlocker>;
