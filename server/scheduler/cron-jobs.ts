import { type ScheduledTask, schedule } from 'node-cron';
import type { Logger } from 'pino';

/** A time of the owner's clock, `HH:MM`, on every day or on one of the week (`MO` to `SU`). */
export type CronTime = { name: string; time: string; weekday?: string | undefined };

/** Days of the week as cron numbers them. */
const cronDays: Readonly<Record<string, number>> = { SU: 0, MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6 };

/**
 * Calls back at each of these times. Whether there is anything to do then is for the callee to find out: the computer
 * may sleep through a time, and the clock may show it twice.
 *
 * @returns the function that ends it
 */
export function runAtTimes(
  times: readonly CronTime[],
  { zone, logger, run }: { zone: string; logger: Logger; run(): Promise<void> },
): () => void {
  const tasks = times.map(({ name, time, weekday }): ScheduledTask => {
    const [hour, minute] = time.split(':').map(Number);
    const day = weekday === undefined ? '*' : cronDays[weekday];
    return schedule(`0 ${minute} ${hour} * * ${day}`, run, {
      name,
      timezone: zone,
      unref: true,
      // The tick makes up for what was missed.
      suppressMissedWarning: true,
      logger: {
        info: (message) => logger.debug(message),
        debug: (message) => logger.debug(String(message)),
        warn: (message) => logger.debug(message),
        error: (message, error) => logger.error({ err: error ?? message }, 'calendar job'),
      },
    });
  });
  return () => {
    for (const task of tasks) void task.destroy();
  };
}
