import { z } from 'zod';
import type { Keychain } from './keychain.ts';
import { writePrivateJson } from './private-file.ts';
import {
  newSigningKey,
  openSecrets,
  readStored,
  type SecretStore,
  type Secrets,
  secretsFile,
  withoutEmptyKey,
} from './secrets.ts';

/** What is sealed. The hash of the PIN is not: it opens nothing, and a server without a keychain needs it, too. */
const keysShape = z.object({ jwt_secret: z.string().min(16), ai_api_key: z.string().optional() });
type Keys = z.infer<typeof keysShape>;

const inPlain = 'so the keys for tokens and AI are in the file secrets.json, which only you can read.';
const notSealed = {
  no_keyring: `This system has no keyring that ClawChat could use, ${inPlain}`,
  unavailable: `The keychain of this system does not answer, ${inPlain}`,
};

const signInAgain =
  'The keychain of this system cannot open the old keys, as after a new installation of the system. Phones have to ' +
  'sign in again.';
const enterKeyAgain = 'The key of the AI has to be entered again.';

/** How many seals that could not be opened are kept, in case the old keychain comes back. */
const mostUnreadable = 3;

/**
 * Opens the secrets of a data folder under the desktop app: the keys for tokens and AI are sealed by the keychain of the
 * system, and are in plain in memory alone. What is found in plain is newer than what is sealed, and is sealed now.
 * Where there is no keychain, everything is as without the desktop app, and `warnings` says so.
 *
 * @param tell shows a notice, when a key that was changed could not be kept
 * @throws {StartError} when the file is damaged
 */
export async function openSealedSecrets(
  dataDir: string,
  keychain: Keychain,
  tell: (title: string, body: string) => void,
): Promise<SecretStore> {
  const state = await keychain.state().catch(() => 'unavailable' as const);
  if (state !== 'available') return warned(openSecrets(dataDir), notSealed[state]);
  const path = secretsFile(dataDir);
  const { sealed = [], pin_hash, ...plain } = readStored(path) ?? {};
  const found = await openAll(sealed, keychain);
  const keys = { ...found.keys, ...plain };
  const lost = found.unreadable.length > 0 && keys.jwt_secret === undefined;
  const first: Secrets = { ...keys, jwt_secret: keys.jwt_secret ?? newSigningKey(), pin_hash };
  const store = sealedStore(path, { first, keychain, tell, sealed, unreadable: found.unreadable });
  const isAsSealed = keys.jwt_secret !== undefined && Object.keys(plain).length === 0 && !found.stale;
  const isOne = sealed.length === found.unreadable.length + 1;
  if (!(isAsSealed && isOne) && !(await store.trySeal()))
    return warned(openSecrets(dataDir), notSealed.unavailable);
  const lostWarnings = () =>
    store.read().ai_api_key === undefined ? [`${signInAgain} ${enterKeyAgain}`] : [signInAgain];
  return { ...store, warnings: () => (lost ? lostWarnings() : []) };
}

const warned = (store: SecretStore, sentence: string): SecretStore => ({
  ...store,
  warnings: () => [sentence, ...store.warnings()],
});

/** All that can be opened, the newest counting. */
async function openAll(sealed: readonly string[], keychain: Keychain) {
  let keys: Partial<Keys> = {};
  let stale = false;
  const unreadable: string[] = [];
  for (const text of sealed) {
    const opened = await open(text, keychain);
    if (opened) keys = { ...keys, ...opened.keys };
    else unreadable.push(text);
    stale ||= opened?.stale ?? false;
  }
  return { keys, stale, unreadable: unreadable.slice(-mostUnreadable) };
}

async function open(text: string, keychain: Keychain): Promise<{ keys: Keys; stale: boolean } | undefined> {
  const opened = await keychain.unseal(text).catch(() => undefined);
  if (!opened) return undefined;
  const keys = keysShape.safeParse(parseJson(opened.text));
  return keys.success ? { keys: keys.data, stale: opened.stale } : undefined;
}

/** Nonsense is what a wrong key makes of a seal without a checksum. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type SealedStart = {
  first: Secrets;
  keychain: Keychain;
  tell(title: string, body: string): void;
  sealed: readonly string[];
  unreadable: readonly string[];
};

function sealedStore(path: string, { first, keychain, tell, sealed, unreadable }: SealedStart) {
  let secrets = first;
  let written = sealed;
  let pending = Promise.resolve();

  const save = () =>
    writePrivateJson(path, { ...(secrets.pin_hash && { pin_hash: secrets.pin_hash }), sealed: written });

  async function seal(): Promise<void> {
    const { pin_hash, ...keys } = secrets;
    written = [...unreadable, await keychain.seal(JSON.stringify(keys))];
    save();
  }

  return {
    /** False when the keychain refuses; then nothing is written. */
    trySeal: () =>
      seal().then(
        () => true,
        () => false,
      ),
    read: () => withoutEmptyKey(secrets),
    change(values: Partial<Secrets>) {
      secrets = { ...secrets, ...values };
      if (!('jwt_secret' in values || 'ai_api_key' in values)) return save();
      pending = pending.then(seal).catch(() => {
        tell(
          'A key was not kept',
          'The keychain of the system did not take it. It is used until ClawChat ends.',
        );
      });
    },
    settled: () => pending,
    warnings: (): string[] => [],
  };
}
