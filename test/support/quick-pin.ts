import { scryptSync } from 'node:crypto';
import { openSecrets } from '../../server/config/secrets.ts';

/** The PIN of test servers: not a weak one. */
export const testPin = '805173';

/**
 * A hash of the test PIN that takes no time to check: the cost of a hash is part of what is stored. The real cost has
 * tests of its own; paid at every start and sign-in it would be most of what the other tests do.
 */
const quickHash = () => {
  const salt = Buffer.from('a salt for tests');
  const hash = scryptSync(testPin, salt, 32, { cost: 16, blockSize: 8, parallelization: 1 });
  return `scrypt$16$8$1$${salt.toString('base64url')}$${hash.toString('base64url')}`;
};

/** Puts the quick hash into a data folder that has no PIN yet. */
export function keepQuickPin(dataDir: string): void {
  const secrets = openSecrets(dataDir);
  if (secrets.read().pin_hash === undefined) secrets.change({ pin_hash: quickHash() });
}
