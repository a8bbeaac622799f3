import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator } from 'playwright';

/** Long enough for a page on a computer that does five other things. */
const patienceMs = 30_000;
const betweenMs = 25;

/**
 * Reads again and again until the reading equals what is expected, for whatever may still be changing: a page, a server
 * behind a button that was pressed, a file.
 *
 * @throws {AssertionError} after 30 s, with the last reading beside what was expected
 */
export async function waitForValue<T>(
  read: () => T | Promise<T>,
  expected: T,
  message?: string,
): Promise<void> {
  await waitForPass(read, (reading) => assert.deepEqual(reading, expected, message));
}

/**
 * Reads again and again until a check finds nothing wrong with the reading, and answers with it.
 *
 * @throws what the check threw last, after 30 s
 */
export async function waitForPass<T>(read: () => T | Promise<T>, check: (reading: T) => void): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const reading = await read();
    try {
      check(reading);
      return reading;
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await pause(betweenMs);
  }
}

/**
 * Waits until so many elements fit. None are also there before a page has drawn anything: first wait for what shows that
 * it has.
 */
export async function waitForCount(locator: Locator, count: number): Promise<void> {
  await waitForValue(() => locator.count(), count, `${locator}`);
}
