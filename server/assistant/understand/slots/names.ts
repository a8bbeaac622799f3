import type { When } from '../../dates/dates.ts';
import type { Intent } from '../intents.ts';
import { introductions } from '../words/slots.ts';
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

function covers(whens: readonly When[], token: MarkedToken | undefined): boolean {
  if (token === undefined) return false;
  return whens.some((when) => when.spans.some((span) => token.start >= span.start && token.end <= span.end));
}

/** The run without a date at either end; the run itself when it is nothing but a date. */
function withoutDates(tokens: readonly MarkedToken[], { first, last }: Run, whens: readonly When[]): Run {
  let [from, to] = [first, last];
  while (from <= to && covers(whens, tokens[to])) to -= 1;
  while (from <= to && covers(whens, tokens[from])) from += 1;
  return from <= to ? { first: from, last: to } : { first, last };
}

/** Here the date at the end of a name is part of it: the task was called that when it was added. */
const namedWithDate = new Set<Intent>(['delete_todo', 'complete_todo']);

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

/** The run of a name with what belongs to it and without what is kept beside it. */
export function fitName(
  tokens: readonly MarkedToken[],
  found: readonly Tag[],
  run: Run,
  intent: Intent,
  whens: readonly When[],
): Run {
  const whole = intent === 'create_todo' ? withImperative(tokens, found, run) : run;
  if (dated.has(intent)) return withoutDates(tokens, whole, whens);
  return namedWithDate.has(intent) ? withDate(tokens, whole, whens) : whole;
}
