/**
 * The keychain of a computer that a test makes up, for real Electron and for the stand-in: nobody's own keychain is
 * touched. Follows Electron's documentation of the asynchronous half of `safeStorage`.
 *
 * @typedef {object} KeychainOptions
 * @property {'available' | 'basic_text' | 'unavailable'} state
 * @property {string} key what seals; another one stands for another installation of the system
 */
const { createCipheriv, createDecipheriv, createHash, randomBytes } = require('node:crypto');

/** `--password-store=basic` is how Electron is told to do without a keyring. @type {KeychainOptions} */
const usual = {
  state: process.argv.includes('--password-store=basic') ? 'basic_text' : 'available',
  key: 'of this computer',
};

/** @param {KeychainOptions} [options] */
function keychainOf({ state, key } = usual) {
  const secret = createHash('sha256').update(key).digest();
  const refuse = () => {
    if (state === 'unavailable') throw new Error('Encryption is not available.');
  };
  return {
    isAsyncEncryptionAvailable: async () => state !== 'unavailable',
    /** @returns {'basic_text' | 'gnome_libsecret'} */
    getSelectedStorageBackend: () => (state === 'basic_text' ? 'basic_text' : 'gnome_libsecret'),
    /** @param {string} text */
    async encryptStringAsync(text) {
      refuse();
      const start = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, start);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([start, cipher.getAuthTag(), sealed]);
    },
    /** @param {Buffer} sealed */
    async decryptStringAsync(sealed) {
      refuse();
      const cipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12));
      cipher.setAuthTag(sealed.subarray(12, 28));
      const text = Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8');
      return { result: text, shouldReEncrypt: false };
    },
  };
}

module.exports = { keychainOf };
