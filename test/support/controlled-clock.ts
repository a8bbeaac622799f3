import type { Clock } from '../../server/lib/clock.ts';

export type ControlledClock = Clock & {
  /** Lets time pass: wall and monotonic time alike. */
  advance(milliseconds: number): void;
  /** Moves the wall clock alone, as an owner or a time server does. */
  moveWall(milliseconds: number): void;
};

/** Time stands still until a test lets it pass. */
export function controlledClock(start = '2026-03-02T09:00:00.000Z'): ControlledClock {
  let wall = Date.parse(start);
  let monotonic = 1_000_000;
  return {
    now: () => new Date(wall),
    monotonic: () => monotonic,
    advance(milliseconds) {
      wall += milliseconds;
      monotonic += milliseconds;
    },
    moveWall(milliseconds) {
      wall += milliseconds;
    },
  };
}

export const hours = (count: number) => count * 3_600_000;
export const days = (count: number) => count * 86_400_000;
