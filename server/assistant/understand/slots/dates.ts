import { type DateContext, readDates, type When } from '../../dates/dates.ts';
import type { Intent } from '../intents.ts';
import { type Distances, findDistance, isDistance, isReadFromNow, readDistances } from './distances.ts';
import { runsOf, textOf } from './runs.ts';
import type { TaggedMessage } from './tagged-message.ts';
import type { Tag } from './tags.ts';

/** The dates of a message by what they are for. */
export type Dates = Distances & {
  /** When the thing is to be, or the time asked about. */
  readonly when?: When;
  /** The time that only says which item is meant. */
  readonly matchWhen?: When;
  readonly durationMinutes?: number;
};

/** Here a time can only say which item is meant: nothing is given a new one. */
const onlyMatches = new Set<Intent>([
  'delete_todo',
  'complete_todo',
  'delete_event',
  'delete_memo',
  'update_memo',
  'query_memos',
]);

/** Only these take their time. */
const lasting = new Set<Intent>([
  'create_event',
  'update_event',
  'query_events',
  'suggest_time',
  'check_conflicts',
  'update_todo',
]);

/** A date inside a note's text or a new name is part of that text. */
const bodies = new Set<Tag>(['description', 'newTitle', 'query']);

/** "To 5-6pm": a range that something is moved to, and no time that says which one is meant. */
function isGoal(text: string, { spans, end }: When): boolean {
  const [first] = spans;
  if (first === undefined || spans.length > 1 || end === undefined) return false;
  return /\bto\s+$/i.test(text.slice(0, first.start)) || /^to\b/i.test(text.slice(first.start, first.end));
}

function tagsWithin(when: When, { tokens, found }: TaggedMessage): Tag[] {
  return found.filter((_tag, index) => {
    const token = tokens[index];
    return (
      token !== undefined && when.spans.some((span) => token.start >= span.start && token.end <= span.end)
    );
  });
}

/** Dates read from the words of one tag alone: for "push my 3pm to 4", which read as a whole is a range. */
function readTag(tag: Tag, message: TaggedMessage, context: DateContext): When | undefined {
  const texts = runsOf(message.tokens, message.found, tag).map((run) =>
    textOf(message.text, message.tokens, run),
  );
  return readDates(texts.join(', '), context).find((when) => when.role !== 'duration');
}

function isDate(when: When): boolean {
  return when.role !== 'duration';
}

/** What the dates of a message are for, by the tags of the words they were read from. */
export function sortDates(
  message: TaggedMessage,
  whens: readonly When[],
  intent: Intent,
  context: DateContext,
): Dates {
  const changes = intent.startsWith('update_');
  const durationMinutes = whens.find(
    (when) => when.durationMinutes !== undefined && !(changes && isDistance(message.text, when)),
  )?.durationMinutes;
  const distance = changes ? findDistance(message.text, whens, context) : undefined;
  const lasts = durationMinutes === undefined || !lasting.has(intent) ? {} : { durationMinutes };
  const length = { ...lasts, ...readDistances(message.text, distance, intent) };
  const candidates = whens.filter(
    (when) =>
      isDate(when) &&
      !(distance && isReadFromNow(message.text, when)) &&
      !tagsWithin(when, message).every((tag) => bodies.has(tag)),
  );
  const isMatch = (when: When) =>
    tagsWithin(when, message).includes('match') && !(changes && isGoal(message.text, when));
  const isMixed = (when: When) => isMatch(when) && tagsWithin(when, message).includes('time');
  if (candidates.some(isMixed)) {
    const [when, matchWhen] = [readTag('time', message, context), readTag('match', message, context)];
    return { ...length, ...(when && { when }), ...(matchWhen && { matchWhen }) };
  }
  if (onlyMatches.has(intent)) return { ...length, ...(candidates[0] && { matchWhen: candidates[0] }) };
  const when = candidates.find((candidate) => !isMatch(candidate));
  const matchWhen = candidates.find(isMatch);
  return { ...length, ...(when && { when }), ...(matchWhen && { matchWhen }) };
}
