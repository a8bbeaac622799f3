import type { Token } from './token.ts';

/**
 * A grammar as a list of phrases. A phrase is written down the way people say it:
 *
 *     '(the) day after|following <day>'
 *
 * Words stand for themselves, `a|b` for either, `(a)` for a word that may be missing. `<day>` is read by the reader of
 * that name, `<day?>` may be missing, `<from:clock>` gives the value another name. Matching never goes back.
 */

export interface Found<Value> {
  readonly value: Value;
  /** Index of the first token that was not used. */
  readonly next: number;
}

/** Reads something that begins at token `at`. */
export type Reader<Value> = (tokens: readonly Token[], at: number) => Found<Value> | undefined;

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

function longest<Value>(
  all: readonly Phrase<Value>[],
  tokens: readonly Token[],
  at: number,
): Found<Value> | undefined {
  let best: Found<Value> | undefined;
  for (const phrase of all) {
    const found = match(phrase, tokens, at);
    if (found && (!best || found.next > best.next)) best = found;
  }
  return best;
}

/** One reader out of many phrases: the longest match wins, of equals the first. */
export function grammar<Value>(all: readonly Phrase<Value>[]): Reader<Value> {
  const byWord = new Map<string, Phrase<Value>[]>();
  const open: Phrase<Value>[] = [];
  for (const phrase of all) {
    const first = phrase.elements[0];
    if (first && 'words' in first && !first.optional) {
      for (const word of first.words) byWord.set(word, [...(byWord.get(word) ?? []), phrase]);
    } else open.push(phrase);
  }
  return (tokens, at) => {
    const token = tokens[at];
    if (!token) return undefined;
    const starting = longest(byWord.get(token.text) ?? [], tokens, at);
    const others = longest(open, tokens, at);
    return starting && starting.next >= (others?.next ?? 0) ? starting : others;
  };
}

/** Reads one token that a table knows. */
export function entry<Value>(table: ReadonlyMap<string, Value>): Reader<Value> {
  return (tokens, at) => {
    const token = tokens[at];
    const value = token?.kind === 'word' ? table.get(token.text) : undefined;
    return value === undefined ? undefined : { value, next: at + 1 };
  };
}

/** The first reader that finds something. */
export function either<Value>(...readers: readonly Reader<Value>[]): Reader<Value> {
  return (tokens, at) => {
    for (const reader of readers) {
      const found = reader(tokens, at);
      if (found) return found;
    }
    return undefined;
  };
}

/** Only values that hold. */
export function where<Value>(reader: Reader<Value>, holds: (value: Value) => boolean): Reader<Value> {
  return (tokens, at) => {
    const found = reader(tokens, at);
    return found && holds(found.value) ? found : undefined;
  };
}

/** A reader that may name itself, or one declared later. */
export function later<Value>(reader: () => Reader<Value>): Reader<Value> {
  return (tokens, at) => reader()(tokens, at);
}
