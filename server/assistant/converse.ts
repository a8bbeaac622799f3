import { AiError, type AiProvider, type ToolCall } from '../ai/provider.ts';
import type { Work } from '../db/work.ts';
import { callsInText, looksLikeCall } from './calls-in-text.ts';
import { holdCalls } from './held-text.ts';
import { mendTimes } from './mend-times.ts';
import { promptForDeciding } from './prompt.ts';
import { readCalls } from './read-calls.ts';
import type { Intent } from './understand/intents.ts';
import type { MessageToUnderstand, Understood } from './understanding.ts';
import type { Wish } from './wish.ts';

/**
 * Gives a message to the model, in one call: what the model says streams to the user, what it wants done comes back.
 *
 * @throws {AiError} when the model cannot be asked, cannot call functions, or answers nonsense
 */
export async function converseWithAi(
  { target, signal, say, onSent }: MessageToUnderstand,
  { ai, work, ...room }: { ai: AiProvider; work: Work; zone: string; window: number; likely: Intent[] },
): Promise<Understood> {
  const { now, ...prompt } = await work.read(async (scope) => ({
    ...(await promptForDeciding(scope, target, room)),
    now: scope.now,
  }));
  let hasSpoken = false;
  const speak = (piece: string) => {
    hasSpoken ||= piece.trim() !== '';
    say(piece);
  };
  const held = holdCalls(speak);
  let calls: ToolCall[] = [];
  for await (const part of ai.converse({ ...prompt, signal, onSent, temperature: 0 })) {
    if ('calls' in part) calls = part.calls;
    else held.push(part.text);
  }
  const wishes = readAnswer(calls, held.end(), speak);
  // With several wishes the one date of the message belongs to one of them, and only the model can say which.
  const mended =
    wishes.length === 1 ? wishes.map((wish) => mendTimes(wish, target.text, now, room.zone)) : wishes;
  if (mended.length > 0) return { engine: 'ai', wishes: mended };
  if (!hasSpoken) throw new AiError('BAD_ANSWER', 'The AI gave an empty answer. Please try again.');
  return { engine: 'ai', wishes: [plainTalk], isAnswered: true };
}

const plainTalk: Wish = { intent: 'general_chat', parameters: {}, confidence: 1 };

/** Wishes from calls, or from a text that was kept back; such a text is said when it turns out to be only that. */
function readAnswer(calls: readonly ToolCall[], text: string, say: (piece: string) => void): Wish[] {
  if (calls.length > 0) return readCalls(calls);
  const wishes = readCalls(callsInText(text));
  if (wishes.length === 0 && text !== '' && !looksLikeCall(text)) say(text);
  return wishes;
}
