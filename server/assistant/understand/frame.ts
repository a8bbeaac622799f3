import { frameWords, nounOrVerb, pastForms, wordClasses } from './words/classes.ts';

/** A word or phrase of the message with its lexical class, itself when it belongs to the frame, or a wildcard. */
export type FramePart = { readonly words: string; readonly symbol: string; readonly lexical: boolean };

const wildcard = '*';
const longestPhrase = 5;
const phraseStarts = new Set(
  [...wordClasses.keys()].filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]),
);

const clock = /^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?$|^\d{1,2}\s?[ap]\.?m\.?$/;

const determiner =
  /^(?:the|a|an|my|our|this|that|your|his|her|their|next|last|first|[a-z]+'s|shopping|grocery|to|todo|task|quick)$/;

function symbolOfNumber(word: string): string {
  if (clock.test(word)) return 'CLOCK';
  if (/^\d+(?:st|nd|rd|th)$/.test(word)) return 'ORDINAL';
  if (/^\d+[/.]\d+/.test(word)) return 'DATE';
  return /^\d{4,}$/.test(word) ? 'BIG' : 'NUMBER';
}

/** Unknown words still show by their ending whether they tell of something done or going on. */
function symbolOfUnknown(word: string): string {
  if (pastForms.has(word) || /^[a-z]{2,}[a-z]ed$/.test(word)) return 'past';
  return /^[a-z]{3,}ing$/.test(word) ? 'doing' : wildcard;
}

/** Symbol of a single word: number, class, frame word, ending or wildcard. */
function symbolOf(word: string, previous: string | undefined): string {
  if (/^\d/.test(word)) return wordClasses.get(word) ?? symbolOfNumber(word);
  const twofold = nounOrVerb.get(word);
  if (twofold)
    return (previous !== undefined && determiner.test(previous) ? twofold[0] : twofold[1]) ?? wildcard;
  const known = wordClasses.get(word);
  if (known !== undefined) return known;
  if (frameWords.has(word) || /^[:;,?!"()-]$/.test(word)) return word;
  return symbolOfUnknown(word);
}

function phraseAt(words: readonly string[], index: number): FramePart | undefined {
  if (!phraseStarts.has(words[index])) return undefined;
  for (let length = Math.min(longestPhrase, words.length - index); length > 1; length -= 1) {
    const phrase = words.slice(index, index + length).join(' ');
    const symbol = wordClasses.get(phrase);
    if (symbol !== undefined) return { words: phrase, symbol, lexical: true };
  }
  return undefined;
}

/** The message as a sequence of classes; longest phrases first. */
export function frameOf(words: readonly string[]): FramePart[] {
  const parts: FramePart[] = [];
  for (let index = 0; index < words.length; ) {
    const phrase = phraseAt(words, index);
    const word = words[index] ?? '';
    const symbol = symbolOf(word, words[index - 1]);
    parts.push(phrase ?? { words: word, symbol, lexical: /^[A-Z]{2,}$/.test(symbol) });
    index += phrase === undefined ? 1 : phrase.words.split(' ').length;
  }
  return parts;
}

/** Symbols in order with runs of wildcards made one, which makes frames of different length comparable. */
export function skeleton(parts: readonly FramePart[]): string[] {
  const symbols = parts.map((part) => part.symbol);
  return symbols.filter((symbol, index) => symbol !== wildcard || symbols[index - 1] !== wildcard);
}
