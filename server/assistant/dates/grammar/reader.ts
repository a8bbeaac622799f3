import type { Token } from './token.ts';

export interface Found<Value> {
  readonly value: Value;
  /** Index of the first token that was not used. */
  readonly next: number;
}

/** What a reader can begin with, so that it need not be tried elsewhere. */
export interface Beginning {
  readonly words: ReadonlySet<string>;
  /** Numbers, times, signs: whatever is not a word. */
  readonly others: boolean;
}

/** Reads something that begins at token `at`. */
export interface Reader<Value> {
  (tokens: readonly Token[], at: number): Found<Value> | undefined;
  readonly beginning: Beginning;
}

export type Read<Value> = (tokens: readonly Token[], at: number) => Found<Value> | undefined;

/** A reader of our own making; it is only asked where a token is one of `words`, or with `others` no word at all. */
export function reader<Value>(words: Iterable<string>, others: boolean, read: Read<Value>): Reader<Value> {
  const known = new Set(words);
  const guarded: Read<Value> = (tokens, at) => {
    const token = tokens[at];
    const fits = token !== undefined && (known.has(token.text) || (others && token.kind !== 'word'));
    return fits ? read(tokens, at) : undefined;
  };
  return Object.assign(guarded, { beginning: { words: known, others } });
}

/** A reader of something that is not a word. */
export function signReader<Value>(read: Read<Value>): Reader<Value> {
  return reader([], true, read);
}

/** Reads one token that a table knows. */
export function entry<Value>(table: ReadonlyMap<string, Value>): Reader<Value> {
  return reader(table.keys(), false, (tokens, at) => {
    const token = tokens[at];
    const value = token?.kind === 'word' ? table.get(token.text) : undefined;
    return value === undefined ? undefined : { value, next: at + 1 };
  });
}

/** The first reader that finds something. */
export function either<Value>(...readers: readonly Reader<Value>[]): Reader<Value> {
  const words = readers.flatMap(({ beginning }) => [...beginning.words]);
  const others = readers.some(({ beginning }) => beginning.others);
  return reader(words, others, (tokens, at) => {
    for (const read of readers) {
      const found = read(tokens, at);
      if (found) return found;
    }
    return undefined;
  });
}

/** Of several readers the one that reads furthest, of equals the first. */
export function furthest<Value>(...readers: readonly Reader<Value>[]): Reader<Value> {
  const words = readers.flatMap(({ beginning }) => [...beginning.words]);
  const others = readers.some(({ beginning }) => beginning.others);
  return reader(words, others, (tokens, at) => {
    let best: Found<Value> | undefined;
    for (const read of readers) {
      const found = read(tokens, at);
      if (found && (!best || found.next > best.next)) best = found;
    }
    return best;
  });
}

/** Only values that hold. */
export function where<Value>(read: Reader<Value>, holds: (value: Value) => boolean): Reader<Value> {
  return reader(read.beginning.words, read.beginning.others, (tokens, at) => {
    const found = read(tokens, at);
    return found && holds(found.value) ? found : undefined;
  });
}
