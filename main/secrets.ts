import { safeStorage } from 'electron';
import type { KeychainAnswer, KeychainState, MessageFromServer } from '../server/protocol.ts';

export type KeychainQuestion = Extract<MessageFromServer, { type: 'keychain' }>;

/**
 * Asks the keychain of the system, which only the main process reaches: macOS Keychain, DPAPI on Windows, the keyring of
 * a Linux desktop. May wait until the owner has unlocked it. Never throws; a refusal is an answer, too.
 */
export async function askKeychain({ action, text }: KeychainQuestion): Promise<KeychainAnswer> {
  try {
    switch (action) {
      case 'look':
        return { state: await keychainState() };
      case 'seal': {
        const sealed = await safeStorage.encryptStringAsync(text);
        return { text: sealed.toString('base64'), stale: false };
      }
      case 'unseal': {
        const opened = await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'));
        return { text: opened.result, stale: opened.shouldReEncrypt };
      }
    }
  } catch (error) {
    return { problem: `The keychain refused to ${action}: ${(error as Error).message}` };
  }
}

/** On Linux without a keyring Electron seals with a password that everyone knows, which is no seal. */
async function keychainState(): Promise<KeychainState> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'unavailable';
  if (process.platform !== 'linux') return 'available';
  return safeStorage.getSelectedStorageBackend() === 'basic_text' ? 'no_keyring' : 'available';
}
