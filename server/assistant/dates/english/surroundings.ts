import type { Token } from '../grammar/token.ts';
import type { Meaning } from '../meaning/meaning.ts';
import { firmClock } from './clock.ts';
import { day } from './days.ts';
import { type LeadWords, readLead } from './leads.ts';
import { writtenOrdinalDay } from './numbers.ts';
import { barePart, part } from './parts.ts';

/** Where a proposal stands: what is around it decides whether it is believed. */
export interface Surroundings {
  readonly tokens: readonly Token[];
  /** First token of the small words in front of it. */
  readonly first: number;
  readonly at: number;
  readonly next: number;
  readonly lead: LeadWords;
  /** The meaning that ends right in front of `first`, if any. */
  readonly before: Meaning | undefined;
  /** The message moves something, so that "to 3" is a time. */
  readonly moving: boolean;
}

export function leadsWith({ lead }: Surroundings, words: readonly string[]): boolean {
  return words.some((word) => lead.words.has(word));
}

/** What follows it is where something is moved. */
export function isTargetWord({ text }: Token): boolean {
  return text === 'to' || text === 'until';
}

/** The word in front of the expression and its small words. */
export function wordBefore({ tokens, first }: Surroundings): string {
  return tokens[first - 1]?.text ?? '';
}

export function wordAfter({ tokens, next }: Surroundings): string {
  return tokens[next]?.text ?? '';
}

/** Nothing, or a sign, stands behind the expression. */
export function endsPhrase({ tokens, next }: Surroundings): boolean {
  const token = tokens[next];
  return token === undefined || token.kind === 'sign';
}

/** A number, a time or a date in digits stands behind the expression. */
export function numberFollows({ tokens, next }: Surroundings): boolean {
  const token = tokens[next];
  return token !== undefined && token.kind !== 'word' && token.kind !== 'sign' && token.kind !== 'code';
}

/** Small words such as "at" or "from" stand behind the expression. */
export function leadFollows({ tokens, next }: Surroundings): boolean {
  return readLead(tokens, next).next > next;
}

/** A day or a part of one follows, perhaps behind a comma and small words. */
export function dayFollows({ tokens, next }: Surroundings): boolean {
  const after = tokens[next]?.text === ',' ? next + 1 : next;
  const { next: start, words } = readLead(tokens, after);
  const named = day(tokens, start) ?? part(tokens, after) ?? part(tokens, start) ?? barePart(tokens, start);
  return Boolean(named ?? (words.has('the') ? writtenOrdinalDay(tokens, start) : undefined));
}

export function clockFollows({ tokens, next }: Surroundings): boolean {
  const { next: start, words } = readLead(tokens, next);
  return words.has('at') || firmClock(tokens, start) !== undefined;
}

/** A day, or something that implies one, and no time yet. */
export function isBesideDay({ before }: Surroundings): boolean {
  if (!before || before.clock) return false;
  return Boolean(before.day ?? before.part ?? before.repeat ?? before.period ?? before.offset?.days);
}
