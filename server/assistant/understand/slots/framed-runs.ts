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

/** The name that the form of the sentence begins, without what follows it; undefined when nothing is left. */
export function framedRun(
  message: TaggedMessage,
  { run, frame }: FramedName,
  intent: Intent,
  whens: readonly When[],
): Run | undefined {
  const { text, tokens, found } = message;
  let { first, last } = nameProper(message, run);
  const kept = frame.dictated ? whens.filter((when) => isVague(text, when)) : [];
  const isBeside = (at: number) => {
    const token = tokens[at];
    if (token === undefined || namedWithDate.has(intent) || covers(kept, token)) return false;
    return covers(whens, token) || besideNames.has(found[at] ?? 'none') || closers.has(token.text);
  };
  while (first <= last && (isBeside(last) || (last > first && isRank(tokens[last])))) last -= 1;
  while (first <= last && (isBeside(first) || covers(whens, tokens[first]))) first += 1;
  return first <= last ? { first, last } : undefined;
}
