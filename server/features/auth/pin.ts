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
   * Sets another PIN. The caller ends the sessions made with the old one.
   *
   * @throws {HttpError} 422 when it is weak, 409 when it is set outside.
   */
  change(pin: string): Promise<void>;
};

export type PinStart = {
  pin: Pin;
  /** Made just now, at the very first start. Shown once and stored nowhere. */
  firstPin?: string;
  /** The PIN set outside is another one than last time: sessions made with the old one must end. */
  changedOutside: boolean;
};

/** Finds the PIN in force: the one set outside, else the kept one, else a new random one. */
export async function openPin(config: Config, secrets: SecretStore, logger: Logger): Promise<PinStart> {
  const outside = config.values.PIN;
  const kept = secrets.read().pin_hash;
  if (outside !== undefined) {
    const same = kept !== undefined && (await verifyPin(outside, kept));
    if (!same) secrets.change({ pin_hash: await hashPin(outside) });
    const reason = weakness(outside);
    if (reason !== undefined) logger.warn(`The PIN set outside is weak. ${reason}`);
    return {
      pin: makeHandle(secrets, true, reason !== undefined),
      changedOutside: kept !== undefined && !same,
    };
  }
  if (kept !== undefined) return { pin: makeHandle(secrets, false, false), changedOutside: false };
  const firstPin = makePin();
  secrets.change({ pin_hash: await hashPin(firstPin) });
  return { pin: makeHandle(secrets, false, false), firstPin, changedOutside: false };
}

function makeHandle(secrets: SecretStore, locked: boolean, weak: boolean): Pin {
  let generation = 0;
  return {
    locked,
    weak,
    generation: () => generation,
    matches: async (pin) => verifyPin(pin, secrets.read().pin_hash ?? ''),
    async change(pin) {
      if (locked)
        throw conflict(
          'The PIN is set outside the dashboard (command line, environment or .env); change it there.',
        );
      const reason = weakness(pin);
      if (reason !== undefined) throw wrongField(['body', 'new_pin'], reason);
      secrets.change({ pin_hash: await hashPin(pin) });
      generation += 1;
    },
  };
}
