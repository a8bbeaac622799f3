import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { StartError } from '../lib/start-error.ts';
import type { KeychainState } from '../protocol.ts';
import type { Keychain } from './keychain.ts';
import { openSealedSecrets } from './sealed-secrets.ts';
import { openSecrets, type SecretStore } from './secrets.ts';

/** How a keychain behaves, and how often it was asked to seal. */
type Trouble = { state?: KeychainState; refuses?: boolean; stale?: boolean; seals?: number };

/** Seals by writing the text backwards under a name. */
function keychain(owner: string, trouble: Trouble = {}): Keychain {
  const reversed = (text: string) => [...text].reverse().join('');
  return {
    state: async () => trouble.state ?? 'available',
    async seal(text) {
      if (trouble.refuses) throw new Error('refused');
      trouble.seals = (trouble.seals ?? 0) + 1;
      return `${owner}:${reversed(text)}`;
    },
    async unseal(sealed) {
      if (!sealed.startsWith(`${owner}:`)) throw new Error('sealed elsewhere');
      return { text: reversed(sealed.slice(owner.length + 1)), stale: trouble.stale ?? false };
    },
  };
}

function stage() {
  const folder = temporaryFolder();
  const told: string[] = [];
  const open = (owner: string, trouble?: Trouble): Promise<SecretStore> =>
    openSealedSecrets(folder.path, keychain(owner, trouble), (title) => told.push(title));
  const file = folder.at('secrets.json');
  return { folder, told, open, file, stored: () => JSON.parse(readFileSync(file, 'utf8')) };
}

test('what was in plain is sealed, in one step, and the same after the next start', async () => {
  const { folder, open, file, stored } = stage();
  using _folder = folder;
  const plain = openSecrets(folder.path);
  plain.change({ pin_hash: 'scrypt$…', ai_api_key: 'sk-key' });
  const first = await open('mac');
  assert.deepEqual(first.read(), plain.read());
  assert.deepEqual(Object.keys(stored()).sort(), ['pin_hash', 'sealed']);
  assert.doesNotMatch(readFileSync(file, 'utf8'), /sk-key|jwt/);
  assert.equal(statSync(file).mode & 0o077, 0);
  const before = readFileSync(file, 'utf8');
  assert.deepEqual((await open('mac')).read(), plain.read());
  assert.equal(readFileSync(file, 'utf8'), before, 'nothing to seal, nothing written');
  assert.deepEqual(first.warnings(), []);
});

test('a changed key is sealed, a changed PIN is on disk at once', async () => {
  const { folder, open, stored } = stage();
  using _folder = folder;
  const secrets = await open('mac');
  secrets.change({ ai_api_key: 'sk-new' });
  secrets.change({ pin_hash: 'scrypt$new' });
  assert.equal(stored().pin_hash, 'scrypt$new');
  await secrets.settled();
  assert.deepEqual((await open('mac')).read(), { ...secrets.read(), ai_api_key: 'sk-new' });
  secrets.change({ ai_api_key: undefined });
  await secrets.settled();
  assert.equal((await open('mac')).read().ai_api_key, undefined);
});

test('without the desktop app in between nothing is lost, and what was changed there counts', async () => {
  const { folder, open, stored } = stage();
  using _folder = folder;
  const sealed = await open('mac');
  sealed.change({ ai_api_key: 'sk-sealed', pin_hash: 'scrypt$1' });
  await sealed.settled();

  const alone = openSecrets(folder.path);
  assert.equal(alone.read().ai_api_key, undefined);
  assert.notEqual(alone.read().jwt_secret, sealed.read().jwt_secret);
  assert.match(alone.warnings().join(), /sealed in the keychain of the desktop app/);
  assert.equal(alone.read().pin_hash, 'scrypt$1');

  const back = await open('mac');
  assert.deepEqual(back.read(), { ...alone.read(), ai_api_key: 'sk-sealed' });
  assert.equal(stored().sealed.length, 1);

  openSecrets(folder.path).change({ ai_api_key: 'sk-alone' });
  assert.equal((await open('mac')).read().ai_api_key, 'sk-alone');
  openSecrets(folder.path).change({ ai_api_key: undefined });
  assert.equal((await open('mac')).read().ai_api_key, undefined, 'taken back means gone');
});

for (const [state, words] of [
  ['no_keyring', /no keyring/],
  ['unavailable', /does not answer/],
] as const) {
  test(`without a keychain (${state}) the file for the owner alone is used, and said so`, async () => {
    const { folder, open, stored } = stage();
    using _folder = folder;
    const before = await open('mac');
    before.change({ ai_api_key: 'sk-sealed' });
    await before.settled();
    const secrets = await open('mac', { state });
    secrets.change({ ai_api_key: 'sk-plain' });
    assert.match(secrets.warnings().join(' '), words);
    assert.equal(stored().ai_api_key, 'sk-plain');
    assert.equal(stored().sealed.length, 1, 'what was sealed waits');
    assert.equal((await open('mac')).read().ai_api_key, 'sk-plain');
  });
}

test('what cannot be opened is told, made anew, and kept in case the old keychain comes back', async () => {
  const { folder, open, stored } = stage();
  using _folder = folder;
  const old = await open('old');
  old.change({ ai_api_key: 'sk-old' });
  await old.settled();

  const anew = await open('new');
  assert.notEqual(anew.read().jwt_secret, old.read().jwt_secret);
  assert.match(
    anew.warnings().join(),
    /Phones have to sign in again\. The key of the AI has to be entered again/,
  );
  assert.equal(stored().sealed.length, 2);
  const kept = anew.read().jwt_secret;
  assert.deepEqual((await open('new')).warnings(), [], 'told once');
  assert.equal((await open('new')).read().jwt_secret, kept);

  const later = await open('new');
  later.change({ ai_api_key: 'sk-new' });
  await later.settled();
  assert.equal((await open('old')).read().ai_api_key, 'sk-old');
});

test('a keychain that refuses to seal at the start is no keychain; later, the owner is told', async () => {
  const { folder, open, told, stored } = stage();
  using _folder = folder;
  const secrets = await open('mac', { refuses: true });
  assert.match(secrets.warnings().join(), /does not answer/);
  assert.equal(stored().jwt_secret, secrets.read().jwt_secret);

  const trouble: Trouble = {};
  const sealing = await open('mac', trouble);
  trouble.refuses = true;
  sealing.change({ ai_api_key: 'sk-key' });
  await sealing.settled();
  assert.deepEqual(told, ['A key was not kept']);
  assert.equal(sealing.read().ai_api_key, 'sk-key');
});

test('what the system wants sealed anew is sealed anew', async () => {
  const { folder, open } = stage();
  using _folder = folder;
  const calm: Trouble = {};
  const secrets = await open('mac', calm);
  const stale: Trouble = { stale: true };
  assert.deepEqual((await open('mac', stale)).read(), secrets.read());
  await open('mac', calm);
  assert.deepEqual([calm.seals, stale.seals], [1, 1]);
});

test('a damaged file stops the start', async () => {
  const { folder, open, file } = stage();
  using _folder = folder;
  writeFileSync(file, '{"pin_hash": "x"}');
  await assert.rejects(
    open('mac'),
    (error) => error instanceof StartError && error.code === 'CONFIG_INVALID' && error.message.includes(file),
  );
});
