import type { Clock } from '../../lib/clock.ts';
import type { Job, JobProgress } from './jobs.schema.ts';

/** Before this time what was done says little about the rest, ms. */
const leastMilliseconds = 500;

const unknown = { per_second: undefined, seconds_left: undefined };

/** How fast a step goes and when it will be over, from what was done since it began. */
export function createPace(clock: Clock) {
  let begun: { step: string; at: number; done: number } | undefined;
  return ({ step, done, total }: JobProgress): Pick<Job, 'per_second' | 'seconds_left'> => {
    const now = clock.monotonic();
    if (done === undefined) return unknown;
    if (begun?.step !== step || done < begun.done) begun = { step, at: now, done };
    const elapsed = now - begun.at;
    if (elapsed < leastMilliseconds || done === begun.done) return unknown;
    const rate = ((done - begun.done) / elapsed) * 1000;
    return {
      per_second: Math.round(rate * 10) / 10,
      seconds_left: total === undefined ? undefined : Math.ceil(Math.max(0, total - done) / rate),
    };
  };
}
