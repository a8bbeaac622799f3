import { createSessionEnds } from './features/auth/session-ends.ts';
import { createTokens } from './features/auth/tokens.ts';
import { createPairingCodes, type PairingCodes } from './features/pairing/pairing-codes.ts';
import { isAllowedHost } from './http/host-guard.ts';
import { type GuessLimits, signInLimits } from './http/rate-limit.ts';
import { requestLog } from './http/request-log.ts';
import { parseParts } from './http/validate.ts';

/**
 * What stands between strangers and the owner's data, where it can be taken away: the proofs in test/proof/ do, to show
 * that they would notice. No setting leads here.
 */
export type Guards = {
  guessLimits: GuessLimits;
  pairingCodes: PairingCodes;
  createTokens: typeof createTokens;
  createSessionEnds: typeof createSessionEnds;
  isAllowedHost: typeof isAllowedHost;
  requestLog: typeof requestLog;
  parseParts: typeof parseParts;
};

export const makeGuards = (instead: Partial<Guards> = {}): Guards => ({
  guessLimits: signInLimits,
  pairingCodes: createPairingCodes(),
  createTokens,
  createSessionEnds,
  isAllowedHost,
  requestLog,
  parseParts,
  ...instead,
});
