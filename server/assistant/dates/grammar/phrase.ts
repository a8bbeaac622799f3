import { type Beginning, type Found, type Reader, reader } from './reader.ts';
import type { Token } from './token.ts';

/**
 * A grammar as a list of phrases. A phrase is written down the way people say it:
 *
 *     '(the) day after|following <day>'
 *
 * Words stand for themselves, `a|b` for either, `(a)` for a word that may be missing. `<day>` is read by the reader of
 * that name, `<day?>` may be missing, `<from:clock>` gives the value another name. Matching never goes back.
 */

type Readers = Readonly<Record<string, Reader<unknown>>>;
type ValueOf<R> = R extends Reader<infer Value> ? Value : never;
type Slots<Pattern extends string> = Pattern extends `${string}<${infer Slot}>${infer Rest}`
  ? Slot | Slots<Rest>
  : never;
type Bare<Slot extends string> = Slot extends `${infer Inner}?` ? Inner : Slot;
type Left<Name extends string> = Name extends `${infer Label}:${string}` ? Label : Name;
type Right<Name extends string> = Name extends `${string}:${infer Reader}` ? Reader : Name;
type Label<Slot extends string> = Left<Bare<Slot>>;
type ReaderName<Slot extends string> = Right<Bare<Slot>>;
type Missing<Slot extends string> = Slot extends `${string}?` ? undefined : never;

/** What the slots of a pattern hold, by label. */
export type Values<Pattern extends string, R extends Readers> = {
  readonly [Slot in Slots<Pattern> as Label<Slot>]: ValueOf<R[ReaderName<Slot>]> | Missing<Slot>;
};

type Element =
  | { readonly words: ReadonlySet<string>; readonly optional: boolean }
  | { readonly label: string; readonly reader: Reader<unknown>; readonly optional: boolean };

export interface Phrase<Value> {
  readonly elements: readonly Element[];
  readonly make: (values: never) => Value | undefined;
}

function elementOf(part: string, readers: Readers): Element {
  const slot = /^<(?:(\w+):)?(\w+)(\?)?>$/.exec(part);
  if (!slot) {
    const optional = part.startsWith('(');
    return { words: new Set((optional ? part.slice(1, -1) : part).split('|')), optional };
  }
  const [, label, name = '', question] = slot;
  const reader = readers[name];
  if (!reader) throw new Error(`No reader "${name}" for the phrase part ${part}`);
  return { label: label ?? name, reader, optional: question !== undefined };
}

/** Binds patterns to the readers they may name. `make` may refuse by returning `undefined`. */
export function phrases<R extends Readers>(readers: R) {
  return <Pattern extends string, Value>(
    pattern: Pattern & ([ReaderName<Slots<Pattern>>] extends [keyof R] ? unknown : never),
    make: (values: Values<Pattern, R>) => Value | undefined,
  ): Phrase<Value> => ({ elements: pattern.split(' ').map((part) => elementOf(part, readers)), make });
}

function step(
  element: Element,
  tokens: readonly Token[],
  at: number,
  values: Record<string, unknown>,
): number {
  if ('words' in element) {
    const token = tokens[at];
    if (token && token.kind !== 'code' && element.words.has(token.text)) return at + 1;
    return element.optional ? at : -1;
  }
  const found = element.reader(tokens, at);
  if (!found) return element.optional ? at : -1;
  values[element.label] = found.value;
  return found.next;
}

function match<Value>(phrase: Phrase<Value>, tokens: readonly Token[], at: number): Found<Value> | undefined {
  const values: Record<string, unknown> = {};
  let next = at;
  for (const element of phrase.elements) {
    next = step(element, tokens, next, values);
    if (next < 0) return undefined;
  }
  if (next === at) return undefined;
  const value = phrase.make(values as never);
  return value === undefined ? undefined : { value, next };
}

/** What the elements up to the first required one may begin with. */
function beginningOf(elements: readonly Element[]): Beginning {
  const words = new Set<string>();
  let others = false;
  for (const element of elements) {
    const own = 'words' in element ? element.words : element.reader.beginning.words;
    for (const word of own) words.add(word);
    others ||= 'reader' in element && element.reader.beginning.others;
    if (!element.optional) break;
  }
  return { words, others };
}

/** For each token the phrases that may begin with it, in their order. */
function indexOf<Value>(all: readonly Phrase<Value>[]) {
  const begun = all.map((phrase) => ({ phrase, beginning: beginningOf(phrase.elements) }));
  const words = new Set(begun.flatMap(({ beginning }) => [...beginning.words]));
  const pick = (fits: (beginning: Beginning) => boolean) =>
    begun.filter(({ beginning }) => fits(beginning)).map(({ phrase }) => phrase);
  const byWord = new Map([...words].map((word) => [word, pick((beginning) => beginning.words.has(word))]));
  const bySign = new Map(
    [...words].map((word) => [word, pick((beginning) => beginning.others || beginning.words.has(word))]),
  );
  const others = pick((beginning) => beginning.others);
  const candidates = (token: Token): readonly Phrase<Value>[] =>
    token.kind === 'word' ? (byWord.get(token.text) ?? []) : (bySign.get(token.text) ?? others);
  return { candidates, beginning: { words, others: others.length > 0 } };
}

/**
 * One reader out of many phrases: the longest match wins, of equals the first. What was found in a message is kept until
 * the next one, because phrases that contain one another read the same place many times.
 */
export function grammar<Value>(all: readonly Phrase<Value>[]): Reader<Value> {
  const { candidates, beginning } = indexOf(all);
  const longest = remembering<Value>((tokens, at, phrasesHere) => {
    let best: Found<Value> | undefined;
    for (const phrase of phrasesHere) {
      const found = match(phrase, tokens, at);
      if (found && (!best || found.next > best.next)) best = found;
    }
    return best;
  });
  return reader(beginning.words, beginning.others, (tokens, at) => {
    const token = tokens[at];
    const phrasesHere = token ? candidates(token) : [];
    return phrasesHere.length > 0 ? longest(tokens, at, phrasesHere) : undefined;
  });
}

type ReadPhrases<Value> = (
  tokens: readonly Token[],
  at: number,
  phrasesHere: readonly Phrase<Value>[],
) => Found<Value> | undefined;

function remembering<Value>(read: ReadPhrases<Value>): ReadPhrases<Value> {
  let message: readonly Token[] = [];
  let known = new Map<number, Found<Value> | undefined>();
  return (tokens, at, phrasesHere) => {
    if (tokens !== message) {
      message = tokens;
      known = new Map();
    }
    if (!known.has(at)) known.set(at, read(tokens, at, phrasesHere));
    return known.get(at);
  };
}
