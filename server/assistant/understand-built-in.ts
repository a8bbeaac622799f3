import type { ReadScope } from '../db/work.ts';
import type { Understood } from './understanding.ts';

/**
 * What a message asks for, by the reader that needs no AI. `isPlainTalk` is true when it is surely conversation.
 */
export async function understandBuiltIn(
  _scope: ReadScope,
  _text: string,
  _zone: string,
): Promise<Understood & { isPlainTalk: boolean }> {
  const chat = { intent: 'general_chat' as const, parameters: {}, confidence: 1 };
  return { engine: 'builtin', wishes: [chat], isPlainTalk: true };
}
