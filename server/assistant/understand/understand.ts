import { readFileSync } from 'node:fs';
import { splitWishes } from './clauses.ts';
import { readKorean } from './korean/korean.ts';
import { isForeign } from './languages.ts';
import { headOf, withRest } from './long-messages.ts';
import { decodeModels } from './model-file.ts';
import { plainChat, readEnglish } from './read-english.ts';
import type { UnderstandContext, Understanding } from './understanding.ts';

export type { Intent } from './intents.ts';
export type { KnownItem } from './items.ts';
export type { Slots } from './slots/extract.ts';
export type { UnderstandContext, Understanding } from './understanding.ts';

let loaded: ReturnType<typeof loadModels> | undefined;

/** Decoding takes a tenth of a start, and the first message comes later. */
const models = () => (loaded ??= loadModels());

function loadModels() {
  const [classifier, tagger] = decodeModels(readFileSync(new URL('./model.bin', import.meta.url)));
  if (classifier === undefined || tagger === undefined)
    throw new Error('The weights file of the assistant is incomplete');
  return { classifier, tagger };
}

/**
 * What one request asks for, without AI, network or clock: the same text and context give the same answer. Messages in
 * a language that is not spoken here are chat. Never throws on any text.
 */
export function understand(text: string, context: UnderstandContext): Understanding {
  const korean = readKorean(text, context);
  if (korean) return korean;
  if (isForeign(text)) return plainChat(text, 1);
  return readEnglish(models(), text, context);
}

/** What a message asks for, one entry a wish, in the order of the text; never empty. */
export function understandAll(text: string, context: UnderstandContext): Understanding[] {
  const head = headOf(text);
  const wishes = splitWishes(head, (part) => understand(part, context));
  const rest = text.slice(head.length);
  return rest === ''
    ? wishes
    : wishes.map((wish, index) => (index < wishes.length - 1 ? wish : withRest(wish, rest)));
}
