import { setTimeout as pause } from 'node:timers/promises';

const patience = 60_000;

/**
 * Waits until something holds, looking again and again.
 *
 * @throws after a minute, with what was waited for
 */
export async function untilTrue(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await pause(20);
  }
}
