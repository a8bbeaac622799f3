import type { Work } from '../../db/work.ts';
import type { Guess, GuessBudget } from '../../http/rate-limit.ts';
import { insertFailure } from './auth.store.ts';

/** A try at the PIN or at a pairing code. */
export type SecretGuess = Guess & {
  /** Writes the failure down, for the owner to see. */
  failed(): Promise<void>;
};

/** One budget for everything that lets somebody in, so that nobody gets further by trying the PIN and codes in turn. */
export type Guesses = {
  /** @throws {HttpError} 429 when the budget of the address or of the whole server is spent. */
  take(address: string): SecretGuess;
  /** True while the whole server refuses guesses. */
  areSpent(): boolean;
};

export const createGuesses = (budget: GuessBudget, work: Work): Guesses => ({
  take(address) {
    const { succeeded } = budget.take(address);
    const failed = () => work.write(({ db, now }) => insertFailure(db, address, now));
    return { succeeded, failed };
  },
  areSpent: budget.isSpent,
});
