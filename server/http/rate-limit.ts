import { isIPv6 } from 'node:net';
import { networkOfSix } from '../lib/addresses.ts';
import type { Clock } from '../lib/clock.ts';
import { rateLimited } from './errors.ts';

export type GuessLimits = {
  perAddress: { failures: number; milliseconds: number };
  /** Over all addresses together: a network of guessers gets no further than one. */
  whole: { failures: number; milliseconds: number };
};

export const signInLimits: GuessLimits = {
  perAddress: { failures: 5, milliseconds: 15 * 60_000 },
  whole: { failures: 50, milliseconds: 24 * 3_600_000 },
};

/** One try at a secret. Until it is settled it counts as failed, so that trying in parallel gains nothing. */
export type Guess = { succeeded(): void };

export type GuessBudget = {
  /** @throws {HttpError} 429 with `Retry-After` when the budget of the address or of the whole server is spent. */
  take(address: string): Guess;
  /** True while the whole server refuses guesses. */
  isSpent(): boolean;
};

/**
 * Budget of wrong guesses, counted by monotonic time: moving the computer's clock gives none back. Only guesses are
 * refused; whoever holds a token never notices.
 */
export function createGuessBudget(clock: Clock, limits: GuessLimits = signInLimits): GuessBudget {
  const whole: number[] = [];
  const byAddress = new Map<string, number[]>();

  const forget = (now: number) => {
    dropOlder(whole, now - limits.whole.milliseconds);
    for (const [address, failures] of byAddress) {
      dropOlder(failures, now - limits.perAddress.milliseconds);
      if (failures.length === 0) byAddress.delete(address);
    }
  };

  return {
    take(address) {
      const now = clock.monotonic();
      forget(now);
      const key = addressGroup(address);
      const own = byAddress.get(key) ?? [];
      refuseWhenSpent(own, limits.perAddress, now);
      refuseWhenSpent(whole, limits.whole, now);
      own.push(now);
      whole.push(now);
      byAddress.set(key, own);
      return {
        succeeded: () => {
          byAddress.delete(key);
          const index = whole.indexOf(now);
          if (index >= 0) whole.splice(index, 1);
        },
      };
    },
    isSpent() {
      forget(clock.monotonic());
      return whole.length >= limits.whole.failures;
    },
  };
}

function refuseWhenSpent(failures: readonly number[], limit: GuessLimits['whole'], now: number): void {
  const oldest = failures[0];
  if (failures.length < limit.failures || oldest === undefined) return;
  const seconds = Math.max(1, Math.ceil((oldest + limit.milliseconds - now) / 1000));
  const wait = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  throw rateLimited(`Too many wrong tries. Try again in ${wait}.`, seconds);
}

function dropOlder(times: number[], limit: number): void {
  const keep = times.findIndex((time) => time > limit);
  times.splice(0, keep < 0 ? times.length : keep);
}

/** One home or one phone has a whole /64 of IPv6, so guesses are counted per /64 there. */
function addressGroup(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
  return isIPv6(plain) ? networkOfSix(plain) : plain;
}
