import { closers, openers } from '../words/slots.ts';
import type { Tag } from './tags.ts';
import type { MarkedToken } from './token-features.ts';

/** Neighbouring words with one tag. `first` and `last` are positions of tokens, both included. */
export type Run = { readonly first: number; readonly last: number };

/** A gap of this many words inside a name is taken for a slip of the tagger. */
const smallestGap = 2;

/** Whether what lies between two runs is no other slot and no end of a sentence. */
function isSlip(tokens: readonly MarkedToken[], found: readonly Tag[], from: number, to: number): boolean {
  if (to - from > smallestGap) return false;
  const words = tokens.slice(from, to);
  return words.every((word, index) => found[from + index] === 'none' && /^[\p{L}\d,:&+-]/u.test(word.text));
}

/** Runs of a tag in order; small gaps are closed. */
export function runsOf(tokens: readonly MarkedToken[], found: readonly Tag[], tag: Tag): Run[] {
  const runs: Run[] = [];
  found.forEach((here, index) => {
    if (here !== tag) return;
    const previous = runs.at(-1);
    if (previous && isSlip(tokens, found, previous.last + 1, index)) {
      runs[runs.length - 1] = { first: previous.first, last: index };
    } else runs.push({ first: index, last: index });
  });
  return runs;
}

/** The run without words that cannot begin or end it; undefined when nothing is left. */
export function trimRun(tokens: readonly MarkedToken[], { first, last }: Run): Run | undefined {
  let [from, to] = [first, last];
  while (from <= to && openers.has(tokens[from]?.text ?? '')) from += 1;
  while (from <= to && closers.has(tokens[to]?.text ?? '')) to -= 1;
  return from <= to ? { first: from, last: to } : undefined;
}

/** The words of a run as they were written, with the full stop of "6 p.m.". */
export function textOf(text: string, tokens: readonly MarkedToken[], { first, last }: Run): string {
  const [start, end] = [tokens[first]?.start, tokens[last]?.end ?? 0];
  const abbreviated = /[ap]\.m$/i.test(text.slice(start, end)) && text[end] === '.';
  return text.slice(start, abbreviated ? end + 1 : end);
}

/** The longest of several runs, the first of equals. */
export function longest(tokens: readonly MarkedToken[], runs: readonly Run[]): Run | undefined {
  const length = ({ first, last }: Run) => (tokens[last]?.end ?? 0) - (tokens[first]?.start ?? 0);
  return runs.reduce<Run | undefined>(
    (best, run) => (best === undefined || length(run) > length(best) ? run : best),
    undefined,
  );
}
