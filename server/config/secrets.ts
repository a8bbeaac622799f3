import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '../lib/start-error.ts';
import { readJsonFile, writePrivateJson } from './private-file.ts';

/** What must not be readable by anyone else on the computer. */
const secretsShape = z.object({
  jwt_secret: z.string().min(16),
  pin_hash: z.string().optional(),
  ai_api_key: z.string().optional(),
});
export type Secrets = z.infer<typeof secretsShape>;

/**
 * The file with mode 0600. With the desktop app, both keys are in `sealed`, which only the keychain of the system opens:
 * oldest first. What stands beside it in plain was written later, by a server that could not open it.
 */
const storedShape = z
  .object({
    ...secretsShape.shape,
    jwt_secret: secretsShape.shape.jwt_secret.optional(),
    sealed: z.array(z.string()).optional(),
  })
  .refine(({ jwt_secret, sealed }) => jwt_secret !== undefined || sealed !== undefined);
export type StoredSecrets = z.infer<typeof storedShape>;

/** Where they are kept. */
export const secretsFile = (dataDir: string) => join(dataDir, 'secrets.json');

export type SecretStore = {
  read(): Secrets;
  /** Replaces single values; undefined removes one. On disk when it returns, or when `settled` does. */
  change(values: Partial<Secrets>): void;
  /** Resolves when all that was changed is on disk. */
  settled(): Promise<void>;
  /** What the owner should know about where the keys are, as sentences. */
  warnings(): string[];
};

const sealedAway =
  'The keys of this data folder are sealed in the keychain of the desktop app. Until it runs again, others are used: ' +
  'phones sign in anew, and an AI that wants a key needs it once more.';

/**
 * Opens the secrets of a data folder as they are without a keychain, and makes a 256-bit signing key if there is none.
 * What the desktop app has sealed stays as it is.
 *
 * @throws {StartError} when the file is damaged: going on would sign everybody out in silence.
 */
export function openSecrets(dataDir: string): SecretStore {
  const path = secretsFile(dataDir);
  const stored = readStored(path);
  const sealed = stored?.sealed;
  let secrets = checked(path, { ...stored, jwt_secret: stored?.jwt_secret ?? newSigningKey() });
  const save = () => writePrivateJson(path, { ...secrets, ...(sealed && { sealed }) });
  if (stored?.jwt_secret === undefined) save();
  return {
    read: () => withoutEmptyKey(secrets),
    change(values) {
      const next = { ...secrets, ...values };
      // Removed only from here, it would come back with what is sealed.
      if (sealed && next.ai_api_key === undefined) next.ai_api_key = '';
      secrets = checked(path, next);
      save();
    },
    settled: () => Promise.resolve(),
    warnings: () => (sealed ? [sealedAway] : []),
  };
}

export const newSigningKey = () => randomBytes(32).toString('base64url');

/** An empty key says that there is none any more. */
export function withoutEmptyKey({ ai_api_key, ...others }: Secrets): Secrets {
  return ai_api_key === undefined || ai_api_key === '' ? others : { ...others, ai_api_key };
}

/** @throws {StartError} when the file is damaged */
export function readStored(path: string): StoredSecrets | undefined {
  try {
    const value = readJsonFile(path);
    return value && checkShape(path, storedShape, value);
  } catch (error) {
    throw error instanceof SyntaxError ? damaged(path) : error;
  }
}

const checked = (path: string, value: unknown): Secrets => checkShape(path, secretsShape, value);

function checkShape<T>(path: string, shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw damaged(path);
  return parsed.data;
}

/** Without a cause: what is wrong with the text would repeat a piece of it. */
const damaged = (path: string) =>
  new StartError(
    'CONFIG_INVALID',
    `${path} is damaged. Put a good copy back, or move it away: then everyone signs in again, with a new PIN.`,
  );
