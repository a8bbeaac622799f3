import { z } from 'zod';
import type { KeychainAction, KeychainReply, KeychainState, MessageFromServer } from '../protocol.ts';

/** Seals texts so that only this user of this computer can open them again. Every answer may wait for the owner. */
export type Keychain = {
  state(): Promise<KeychainState>;
  /** @throws {Error} when the system refuses */
  seal(text: string): Promise<string>;
  /**
   * @returns the text, and whether it is to be sealed anew since the system has another key now
   * @throws {Error} when it was sealed elsewhere, or the system refuses
   */
  unseal(sealed: string): Promise<{ text: string; stale: boolean }>;
};

const stateReply = z.object({ state: z.enum(['available', 'no_keyring', 'unavailable']) });
const textReply = z.object({ text: z.string(), stale: z.boolean() });

/** The keychain of the system as the desktop app reaches it, asked through messages. */
export function keychainOfDesktop(post: (message: MessageFromServer) => void): {
  keychain: Keychain;
  /** Gives the reply to a question to whoever asked. */
  reply(message: KeychainReply): void;
} {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;

  function ask(action: KeychainAction, text: string): Promise<unknown> {
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(last, answer);
    post({ type: 'keychain', id: last, action, text });
    return answer.promise;
  }

  return {
    keychain: {
      state: async () => stateReply.parse(await ask('look', '')).state,
      seal: async (text) => textReply.parse(await ask('seal', text)).text,
      unseal: async (sealed) => textReply.parse(await ask('unseal', sealed)),
    },
    reply({ id, answer }) {
      const asked = waiting.get(id);
      waiting.delete(id);
      if ('problem' in answer) asked?.reject(new Error(answer.problem));
      else asked?.resolve(answer);
    },
  };
}
