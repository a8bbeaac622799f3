import { statSync } from 'node:fs';
import type { StartStep } from '../protocol.ts';

/** Hears of a step of a start that takes long, before it begins, and how long it may take at worst, ms. */
export type TellStep = (step: StartStep, within: number) => void;

const leastMilliseconds = 60_000;

/** What even a slow disk reads and writes, bytes a millisecond. */
const slowestPace = 1000;

/** How long a step that goes through a whole database may take: whoever takes longer hangs. */
export function longestStep(file: string): number {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return leastMilliseconds + Math.ceil(bytes / slowestPace);
}
