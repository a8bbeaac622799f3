import type { ToolCall } from '../ai/provider.ts';
import { intents } from './understand/intents.ts';
import { readWish, type Wish } from './wish.ts';

/** How sure a model's word is taken to be; the server decides what that is enough for. */
const modelConfidence = 0.9;

const mostWishes = 10;

/**
 * What a model wants done. Functions that do not exist are left out, and so is what it says twice: small models repeat
 * their calls.
 */
export function readCalls(calls: readonly ToolCall[]): Wish[] {
  const wishes = calls
    .filter(({ name }) => name !== 'general_chat' && intents.some((intent) => intent === name))
    .map(({ name, arguments: given }) => readWish(name, withTitle(given), modelConfidence));
  const different = new Map(wishes.map((wish) => [JSON.stringify(wish), wish]));
  return [...different.values()].slice(0, mostWishes);
}

/** Models are asked for the existing item's name apart from a new one, which keeps them from mixing the two up. */
function withTitle(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return {};
  const { existing, ...others } = given as Record<string, unknown>;
  return existing === undefined ? others : { ...others, title: existing };
}
