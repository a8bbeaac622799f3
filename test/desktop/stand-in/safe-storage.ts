import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { app } from './app.ts';

/** A key that the system would keep; this one keeps nothing from anybody who reads these lines. */
const key = createHash('sha256').update(homedir()).digest();
const mark = Buffer.from('v11');

/** `--password-store=basic` is a system without a place for keys, as Electron reads it. */
const isBasic = process.argv.includes('--password-store=basic');

function encrypt(plainText: string): Buffer {
  const start = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, start);
  const hidden = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([mark, start, cipher.getAuthTag(), hidden]);
}

function decrypt(encrypted: Buffer): string {
  if (!encrypted.subarray(0, 3).equals(mark)) throw new Error('Error while decrypting the ciphertext');
  const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15));
  decipher.setAuthTag(encrypted.subarray(15, 31));
  return Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString('utf8');
}

function requireReady(): void {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
}

export const safeStorage = {
  isEncryptionAvailable: () => app.isReady() && !isBasic,
  async isAsyncEncryptionAvailable() {
    await app.whenReady();
    return !isBasic;
  },
  getSelectedStorageBackend() {
    if (!app.isReady()) return 'unknown';
    return isBasic ? 'basic_text' : 'gnome_libsecret';
  },
  encryptString(plainText: string): Buffer {
    requireReady();
    if (isBasic) throw new Error('Error while encrypting the text provided to safeStorage.encryptString.');
    return encrypt(plainText);
  },
  decryptString(encrypted: Buffer): string {
    requireReady();
    return decrypt(encrypted);
  },
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    return safeStorage.encryptString(plainText);
  },
  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    return { shouldReEncrypt: false, result: safeStorage.decryptString(encrypted) };
  },
} satisfies Partial<Electron.SafeStorage>;
