import type { StartStep } from '../protocol.ts';
import type { Keychain } from './keychain.ts';
import { openSealedSecrets } from './sealed-secrets.ts';
import { openSecrets, type SecretStore } from './secrets.ts';

export type KeyOptions = {
  /** Seals the keys; absent without the desktop app. */
  keychain?: Keychain | undefined;
  /** Hears that the start waits for the owner, and how long it may, ms. */
  onStep?: ((step: StartStep, within: number) => void) | undefined;
  /** Shows a notice of the system. */
  tell(title: string, body: string): void;
};

/** The system may ask the owner for a password first, who may be away for a moment. */
const ownerPatience = 300_000;
const noticeable = 500;

/**
 * Opens the secrets of a data folder, with the keychain of the system where there is one.
 *
 * @throws {StartError} when the file of secrets is damaged
 */
export async function openKeys(
  dataDir: string,
  { keychain, onStep, tell }: KeyOptions,
): Promise<SecretStore> {
  if (!keychain) return openSecrets(dataDir);
  const slow = setTimeout(() => onStep?.('unlocking', ownerPatience), noticeable);
  return openSealedSecrets(dataDir, keychain, tell).finally(() => clearTimeout(slow));
}
