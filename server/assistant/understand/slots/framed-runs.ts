import type { When } from '../../dates/dates.ts';
import type { Intent } from '../intents.ts';
import { closers, priorityWords } from '../words/slots.ts';
import { covers, namedWithDate } from './coverage.ts';
import type { FramedName } from './frames.ts';
import type { Run } from './runs.ts';
import type { TaggedMessage } from './tagged-message.ts';
import type { Tag } from './tags.ts';
import type { MarkedToken } from './token-features.ts';

/** What is kept beside a name. */
const besideNames = new Set<Tag>([
  'time',
  'match',
  'duration',
  'recurrence',
  'priority',
  'attendees',
  'location',
]);
/** "Urgent", and the word "priority" itself. */
const isRank = (token: MarkedToken | undefined) =>
  token?.text === 'priority' || priorityWords.has(token?.word ?? '');

/** With these the name is over. */
const bodies = new Set<Tag>(['description', 'newTitle']);

const habit =
  /^(?:after|before) (?:the )?(?:work|school|class|church|bed|bedtime|breakfast|lunch|dinner|supper|gym|practice)$/i;

/** Words that say more than the time they are taken for: "after work", "this week", "tonight". */
function isVague(text: string, { spans, approximate, end, allDay, role }: When): boolean {
  if (role === 'deadline') return false;
  const said = spans.map((span) => text.slice(span.start, span.end)).join(' ');
  return approximate || (allDay && end !== undefined) || habit.test(said);
}

/** Where a clause behind the last comma begins that has no part in the name: ", remind me", ", add it". */
function lastClause({ tokens, found }: TaggedMessage, { first, last }: Run): number | undefined {
  for (let at = last; at > first; at -= 1) {
    if (found[at] === 'title') return undefined;
    if (tokens[at]?.text === ',') return at;
  }
  return undefined;
}

/** The run up to the body of a note or a new name, and without a clause that has no part in it. */
function nameProper(message: TaggedMessage, { first, last }: Run): Run {
  const over = message.found.findIndex((tag, at) => at > first && at <= last && bodies.has(tag));
  const whole = { first, last: over < 0 ? last : over - 1 };
  const clause = lastClause(message, whole);
  return clause === undefined ? whole : { first, last: clause - 1 };
}

const persons = /^(?:i|we|he|she|they)$/;

/** Where ", when I get to work" begins: a condition, which is kept beside the name. */
function withoutCondition({ tokens }: TaggedMessage, { first, last }: Run): Run {
  for (let at = first + 1; at < last - 1; at += 1) {
    const isCondition = /^(?:when|whenever|once)$/.test(tokens[at]?.text ?? '');
    if (isCondition && persons.test(tokens[at + 1]?.word.split(' ')[0] ?? '')) return { first, last: at - 1 };
  }
  return { first, last };
}

const gatherings = /^(?:meetings?|interview|exam|conference|wedding|party|ceremony)$/;

/** "The meeting tomorrow": the day is the meeting's, and part of what it is called. */
function isOfGathering(tokens: TaggedMessage['tokens'], { spans, allDay, end, role }: When): boolean {
  const [span] = spans;
  if (span === undefined || spans.length > 1 || !allDay || end !== undefined || role === 'deadline')
    return false;
  const before = tokens.findLast((token) => token.end <= span.start);
  return before !== undefined && gatherings.test(before.text);
}

/** The name that the form of the sentence begins, without what follows it; undefined when nothing is left. */
export function framedRun(
  message: TaggedMessage,
  { run, frame }: FramedName,
  intent: Intent,
  whens: readonly When[],
): Run | undefined {
  const { text, tokens, found } = message;
  const adds = intent === 'create_todo';
  const proper = nameProper(message, run);
  let { first, last } = adds ? withoutCondition(message, proper) : proper;
  const kept = whens.filter(
    (when) => (frame.dictated && isVague(text, when)) || (adds && isOfGathering(tokens, when)),
  );
  const isBeside = (at: number) => {
    const token = tokens[at];
    if (token === undefined || namedWithDate.has(intent) || covers(kept, token)) return false;
    return covers(whens, token) || besideNames.has(found[at] ?? 'none') || closers.has(token.text);
  };
  while (first <= last && (isBeside(last) || (last > first && isRank(tokens[last])))) last -= 1;
  while (first <= last && (isBeside(first) || covers(whens, tokens[first]))) first += 1;
  return first <= last ? { first, last } : undefined;
}
