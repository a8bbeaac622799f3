import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '../lib/start-error.ts';
import { readJsonFile, writePrivateJson } from './private-file.ts';

const secretsShape = z.object({
  jwt_secret: z.string().min(16),
  pin_hash: z.string().optional(),
  ai_api_key: z.string().optional(),
});

/** What must not be readable by anyone else on the computer; kept in one file with mode 0600. */
export type Secrets = z.infer<typeof secretsShape>;

/** Where they are kept. */
export const secretsFile = (dataDir: string) => join(dataDir, 'secrets.json');

export type SecretStore = {
  read(): Secrets;
  /** Replaces single values; undefined removes one. On disk when it returns. */
  change(values: Partial<Secrets>): void;
};

/**
 * Opens the secrets of a data folder and makes a 256-bit signing key if there is none.
 *
 * @throws {StartError} when the file is damaged: going on would sign everybody out in silence.
 */
export function openSecrets(dataDir: string): SecretStore {
  const path = secretsFile(dataDir);
  const stored = read(path);
  let secrets = parse(path, stored ?? { jwt_secret: randomBytes(32).toString('base64url') });
  if (!stored) writePrivateJson(path, secrets);
  return {
    read: () => secrets,
    change(values) {
      secrets = parse(path, { ...secrets, ...values });
      writePrivateJson(path, secrets);
    },
  };
}

function read(path: string): Record<string, unknown> | undefined {
  try {
    return readJsonFile(path);
  } catch (error) {
    throw error instanceof SyntaxError ? damaged(path) : error;
  }
}

function parse(path: string, value: unknown): Secrets {
  const parsed = secretsShape.safeParse(value);
  if (!parsed.success) throw damaged(path);
  return parsed.data;
}

/** Without a cause: what is wrong with the text would repeat a piece of it. */
const damaged = (path: string) =>
  new StartError(
    'CONFIG_INVALID',
    `${path} is damaged. Put a good copy back, or move it away: then everyone signs in again, with a new PIN.`,
  );
