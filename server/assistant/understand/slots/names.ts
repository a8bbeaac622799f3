import type { When } from '../../dates/dates.ts';
import type { Intent } from '../intents.ts';
import { pastForms } from '../words/classes.ts';
import { introductions } from '../words/slots.ts';
import { covers, namedWithDate } from './coverage.ts';
import type { Run } from './runs.ts';
import type { Tag } from './tags.ts';
import type { MarkedToken } from './token-features.ts';

/** Names that go without a date at their end, since the date is kept beside them. */
const dated = new Set<Intent>([
  'create_todo',
  'create_event',
  'update_todo',
  'suggest_time',
  'check_conflicts',
]);

/** The run without a date at either end; the run itself when it is nothing but a date. */
export function withoutDates(
  tokens: readonly MarkedToken[],
  { first, last }: Run,
  whens: readonly When[],
): Run {
  let [from, to] = [first, last];
  while (from <= to && covers(whens, tokens[to])) to -= 1;
  while (from <= to && covers(whens, tokens[from])) from += 1;
  return from <= to ? { first: from, last: to } : { first, last };
}

/** The run with a date that follows it directly. */
function withDate(tokens: readonly MarkedToken[], { first, last }: Run, whens: readonly When[]): Run {
  let to = last;
  while (covers(whens, tokens[to + 1])) to += 1;
  return { first, last: to };
}

/** In "set up the crib tomorrow" the command is the name: nothing introduces it. */
function withImperative(tokens: readonly MarkedToken[], found: readonly Tag[], run: Run): Run {
  const before = tokens.slice(0, run.first);
  const bare = before.every(({ symbol }, index) => found[index] === 'none' && !introductions.test(symbol));
  return bare ? { first: 0, last: run.last } : run;
}

const particles = new Set('off in up out back down away over through of to'.split(' '));
const doers = new Set('i we just already have i_have finally now and'.split(' '));

/** "I paid the rent" is about the rent: what was done need not be called by the same verb. */
function withoutDeed(tokens: readonly MarkedToken[], { first, last }: Run): Run {
  const before = tokens[first - 1]?.word.split(' ').at(-1);
  const told = before === undefined || doers.has(before);
  const deed = tokens[first];
  const isDone = /^(?:past|DONE)$/.test(deed?.symbol ?? '') || pastForms.has(deed?.word ?? '');
  if (!told || !isDone) return { first, last };
  let from = first + 1;
  while (from < last && particles.has(tokens[from]?.text ?? '')) from += 1;
  return from <= last ? { first: from, last } : { first, last };
}

const asides = /^(?:that|that's|it|it's|mark|check|tick|cross|so|done|please|thanks|you)$/;

/** "Fix the tap, that one's complete": what follows the comma is no part of the name. */
function withoutAside(tokens: readonly MarkedToken[], { first, last }: Run): Run {
  for (let at = first + 1; at < last; at += 1) {
    if (tokens[at]?.text === ',' && asides.test(tokens[at + 1]?.text ?? '')) return { first, last: at - 1 };
  }
  return { first, last };
}

/** "All hands" is one word in two. */
function withAll(tokens: readonly MarkedToken[], { first, last }: Run): Run {
  const before = tokens[first - 1];
  return before?.text === 'all' && before.symbol === 'EVENT' ? { first: first - 1, last } : { first, last };
}

/** Whether a run is more than a date. */
export function isName(
  tokens: readonly MarkedToken[],
  { first, last }: Run,
  whens: readonly When[],
): boolean {
  return tokens
    .slice(first, last + 1)
    .some((token) => !covers(whens, token) && /[\p{L}\p{N}]/u.test(token.text));
}

/** The run of a name with what belongs to it and without what is kept beside it. */
export function fitName(
  tokens: readonly MarkedToken[],
  found: readonly Tag[],
  run: Run,
  intent: Intent,
  whens: readonly When[],
): Run {
  const plain = withAll(tokens, withoutAside(tokens, run));
  const whole = intent === 'create_todo' ? withImperative(tokens, found, plain) : plain;
  if (dated.has(intent)) return withoutDates(tokens, whole, whens);
  if (intent === 'complete_todo') return withoutDeed(tokens, withDate(tokens, whole, whens));
  return namedWithDate.has(intent) ? withDate(tokens, whole, whens) : whole;
}
