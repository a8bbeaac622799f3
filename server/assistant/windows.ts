import { AiError, type AiProvider } from '../ai/provider.ts';
import { defaultWindow } from './token-budget.ts';

/** A model that takes less than this cannot hold a conversation. */
const leastWindow = 1024;

export type WithinWindow = <T>(
  ai: AiProvider,
  ask: (window: number) => Promise<T>,
  mayRepeat: () => boolean,
) => Promise<T>;

/**
 * Asks with as much as the model's window holds, in tokens. Where nobody says beforehand how much that is, a model that
 * finds a conversation too long is asked again with half, and remembered.
 */
export function createWindows(): WithinWindow {
  const known = new WeakMap<AiProvider, number>();

  const withinWindow: WithinWindow = async (ai, ask, mayRepeat) => {
    const window = known.get(ai) ?? ai.contextTokens() ?? defaultWindow;
    try {
      return await ask(window);
    } catch (error) {
      const isTooLong = error instanceof AiError && error.code === 'TOO_LONG';
      if (!isTooLong || window / 2 < leastWindow || !mayRepeat()) throw error;
      known.set(ai, window / 2);
      return withinWindow(ai, ask, mayRepeat);
    }
  };

  return withinWindow;
}
