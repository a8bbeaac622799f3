import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export type Rest = {
  /** How often is looked whether there is rest, ms. */
  every: number;
  /** Bytes that must have come since memory was given back last. */
  worthwhile: number;
  /** Share of one processor below which the process rests. */
  quiet: number;
};

const usualRest: Rest = { every: 5_000, worthwhile: 32_000_000, quiet: 0.02 };

/**
 * Gives memory back to the system when a burst of work is over. V8 keeps what the burst needed, for the next one may
 * come: more than 200 MB after many requests. While nobody asks for anything, freeing it costs nobody time; what comes
 * next is a little slower at first.
 *
 * For a process under Node: not tried under Electron, where flags may be fixed once V8 runs.
 *
 * @returns stops it
 */
export function giveBackAtRest(rest: Rest = usualRest, collect = openCollector()): () => void {
  let before = process.cpuUsage();
  let least = 0;
  const look = () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    const isResting = user + system < rest.every * 1000 * rest.quiet;
    if (!isResting || memoryUsage.rss() < least + rest.worthwhile) return;
    collect();
    least = memoryUsage.rss();
    before = process.cpuUsage();
  };
  const timer = setInterval(look, rest.every);
  timer.unref();
  return () => clearInterval(timer);
}

/** V8 shrinks its heap as far as it can only where it is told that memory has run out; that is not offered without a flag. */
function openCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as NodeJS.GCFunction;
  setFlagsFromString('--no-expose-gc');
  return () => collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
