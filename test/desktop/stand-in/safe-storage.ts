import { keychainOf } from '../driver/keychain.cjs';
import { app } from './app.ts';
import { standInOptions } from './options.ts';

const keychain = keychainOf(standInOptions.keychain);

function requireReady(): void {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before the app is ready');
}

/** The asynchronous half: the other one is on its way out of Electron. */
export const safeStorage = {
  async isAsyncEncryptionAvailable() {
    return app.isReady() && (await keychain.isAsyncEncryptionAvailable());
  },
  getSelectedStorageBackend: () => (app.isReady() ? keychain.getSelectedStorageBackend() : 'unknown'),
  async encryptStringAsync(text: string) {
    requireReady();
    return keychain.encryptStringAsync(text);
  },
  async decryptStringAsync(sealed: Buffer) {
    requireReady();
    return keychain.decryptStringAsync(sealed);
  },
} satisfies Partial<Electron.SafeStorage>;
