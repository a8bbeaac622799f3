import type { Logger } from 'pino';
import type { SecretStore } from '../../config/secrets.ts';
import type { Config } from '../../config.ts';
import { conflict, wrongField } from '../../http/errors.ts';
import { hashPin, verifyPin } from './pin-hash.ts';
import { makePin, weakness } from './pin-rules.ts';

export type Pin = {
  matches(pin: string): Promise<boolean>;
  /** Grows with every change, so that a sign-in that raced with one is noticed. */
  generation(): number;
  /** Set by the command line, the environment or `.env`. */
  readonly locked: boolean;
  readonly weak: boolean;
  /**
   * Whether another PIN could be set.
   *
   * @throws {HttpError} 422 when it is weak, 409 when the PIN is set outside.
   */
  allow(pin: string): void;
  /** Sets another PIN, which was allowed. The caller ends the sessions made with the old one. */
  change(pin: string): Promise<void>;
};

export type PinStart = {
  pin: Pin;
  /** Made just now, at the very first start. Shown once and stored nowhere. */
  firstPin?: string;
  /** The PIN set outside is another one than last time: sessions made with the old one must end. */
  changedOutside: boolean;
  /**
   * Writes the PIN down, hashed. To be called when the start has succeeded: of a start that failed, the owner never saw
   * the PIN, and a PIN from outside may not have ended the old sessions yet. Resolves when it is written.
   */
  keep(): Promise<void>;
};

/**
 * Finds the PIN in force: the one set outside, else the kept one, else a new random one. A new one is hashed while the
 * start goes on: that takes a thread of its own longer than making the tables.
 */
export async function openPin(config: Config, secrets: SecretStore, logger: Logger): Promise<PinStart> {
  const outside = config.values.PIN;
  const kept = secrets.read().pin_hash;
  if (outside !== undefined) return openOutsidePin(outside, kept, secrets, logger);
  const handle = { locked: false, weak: false };
  if (kept !== undefined) {
    return { pin: makeHandle(secrets, kept, handle), changedOutside: false, keep: async () => undefined };
  }
  const firstPin = makePin();
  const hash = hashInBackground(firstPin, logger);
  const keep = async () => secrets.change({ pin_hash: await hash });
  return { pin: makeHandle(secrets, hash, handle), firstPin, changedOutside: false, keep };
}

async function openOutsidePin(
  outside: string,
  kept: string | undefined,
  secrets: SecretStore,
  logger: Logger,
): Promise<PinStart> {
  const reason = weakness(outside);
  if (reason !== undefined) logger.warn(`The PIN set outside is weak. ${reason}`);
  const handle = { locked: true, weak: reason !== undefined };
  if (kept !== undefined && (await verifyPin(outside, kept))) {
    return { pin: makeHandle(secrets, kept, handle), changedOutside: false, keep: async () => undefined };
  }
  const hash = hashInBackground(outside, logger);
  return {
    pin: makeHandle(secrets, hash, handle),
    changedOutside: kept !== undefined,
    keep: async () => secrets.change({ pin_hash: await hash }),
  };
}

/** Whoever waits for the hash hears of a failure; a start that failed before waits for nothing any more. */
function hashInBackground(pin: string, logger: Logger): Promise<string> {
  const hash = hashPin(pin);
  hash.catch((error: unknown) => logger.error({ err: error }, 'the PIN could not be hashed'));
  return hash;
}

function makeHandle(
  secrets: SecretStore,
  first: string | Promise<string>,
  { locked, weak }: Pick<Pin, 'locked' | 'weak'>,
): Pin {
  let hash: string | Promise<string> = first;
  let generation = 0;
  return {
    locked,
    weak,
    generation: () => generation,
    matches: async (pin) => verifyPin(pin, await hash),
    allow(pin) {
      if (locked)
        throw conflict(
          'The PIN is set outside the dashboard (command line, environment or .env); change it there.',
        );
      const reason = weakness(pin);
      if (reason !== undefined) throw wrongField(['body', 'new_pin'], reason);
    },
    async change(pin) {
      const changed = await hashPin(pin);
      secrets.change({ pin_hash: changed });
      hash = changed;
      generation += 1;
    },
  };
}
