import type { Meaning } from '../meaning.ts';
import type { Token } from '../token.ts';
import { firmClock } from './clock.ts';
import { countsPlural, countsSomething, isAddress } from './counting.ts';
import { day } from './days.ts';
import { holidayDay } from './holiday-phrases.ts';
import { type LeadWords, readLead } from './leads.ts';
import { number } from './numbers.ts';
import { barePart, part } from './parts.ts';
import type { Kind, Proposal } from './proposals.ts';
import { wholeDays } from './references.ts';
import { countingVerbs, numbered, ordinalNouns } from './words/counting.ts';
import { ambiguousMonths } from './words/months.ts';
import {
  aimingWords,
  amountVerbs,
  dayNames,
  definite,
  distances,
  holidayEvents,
  notBeforeShortDay,
  scaleWords,
  subjects,
} from './words/surroundings.ts';
import { ambiguousWeekdays } from './words/weekdays.ts';

/** Where a proposal stands. */
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

const timeLeads = ['at', 'by', 'before', 'until', 'around'];
const dayLeads = ['on', 'by', 'before', 'until', 'due', 'from', 'starting', 'since', 'after', 'for', 'to'];
const monthLeads = ['in', 'during', 'by', 'until', 'since', 'before', 'this'];

function leadsWith({ lead }: Surroundings, words: readonly string[]): boolean {
  return words.some((word) => lead.words.has(word));
}

function isDaily(meaning: Meaning | undefined): boolean {
  return Boolean(
    meaning && (meaning.day || meaning.part || meaning.repeat || meaning.offset?.days || meaning.period),
  );
}

/** A day or a part of one follows, perhaps behind small words. */
function dayFollows(tokens: readonly Token[], next: number, words: readonly string[]): boolean {
  const after = tokens[next]?.text === ',' ? next + 1 : next;
  const start = readLead(tokens, after).next;
  const named = words.length === 0 || words.includes(tokens[start]?.text ?? '');
  return (
    named &&
    Boolean(day(tokens, start) ?? part(tokens, after) ?? part(tokens, start) ?? barePart(tokens, start))
  );
}

function clockFollows(tokens: readonly Token[], next: number): boolean {
  const { next: start, words } = readLead(tokens, next);
  return words.has('at') || firmClock(tokens, start) !== undefined;
}

function isWritten(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== 'word' && token.kind !== 'sign' && token.kind !== 'code';
}

function endsPhrase(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'sign';
}

/** A number of three or four digits is a time only when it is a likely one: 730, 1845. */
function isLikelyTime({ tokens, at, next }: Surroundings): boolean {
  const token = tokens[at];
  const long = token?.kind === 'number' && token.text.length > 2;
  const likely = Number(token?.text) % 5 === 0 && !/^\d00$/.test(token?.text ?? '');
  return !long || (likely && !isAddress(tokens, next));
}

function isCount({ tokens, first, next }: Surroundings): boolean {
  const before = tokens[first - 1]?.text ?? '';
  return (
    numbered.has(before) ||
    countingVerbs.has(before) ||
    countsPlural(tokens, next) ||
    (tokens[next]?.glued === true && tokens[next]?.kind === 'word')
  );
}

/** "At 3", "tomorrow 3", "3 tomorrow". */
function isClock(place: Surroundings): boolean {
  const { tokens, first, at, next, before } = place;
  if (!isLikelyTime(place) || isAddress(tokens, next) || countsSomething(tokens, next)) return false;
  if (leadsWith(place, timeLeads)) {
    const plainAt = place.lead.words.has('at');
    const verb = tokens[first - 1]?.text ?? '';
    if (plainAt) return !aimingWords.has(verb);
    return !amountVerbs.has(verb) && !number(tokens, first - 1) && !countsPlural(tokens, next);
  }
  if (isCount(place) || place.lead.words.has('for')) return false;
  if (isDaily(before) && !before?.clock)
    return (
      Number(tokens[at]?.text) <= 12 || tokens[at]?.kind !== 'number' || (tokens[at]?.text.length ?? 0) > 2
    );
  if (place.lead.lead === 'to' && !place.moving) return false;
  if (place.lead.lead === 'from' || place.lead.lead === 'to')
    return endsPhrase(tokens[next]) || dayFollows(tokens, next, []);
  return dayFollows(tokens, next, ['tonight', 'tomorrow', 'today', 'this']) || tokens[next]?.text === 'this';
}

function isClockRange(place: Surroundings, meaning: Meaning): boolean {
  const { tokens, next, before } = place;
  if (isCount(place) || !isSpokenRange(place, meaning)) return false;
  return (
    (isDaily(before) && !before?.clock) ||
    leadsWith(place, ['at', 'from', 'between', 'around']) ||
    dayFollows(tokens, next, [])
  );
}

/** 3/4 may be a fraction: it is a date behind a small word, beside a time, or at the edge of the message. */
function isDateNotFraction(place: Surroundings): boolean {
  const { tokens, first, at, next, before } = place;
  const text = tokens[at]?.text ?? '';
  const [left = 0, right = 0] = text.split('/').map(Number);
  if (countsPlural(tokens, next) || numbered.has(tokens[first - 1]?.text ?? '')) return false;
  if (leadsWith(place, dayLeads) || before || clockFollows(tokens, next)) return true;
  const padded = /^0|\/0/.test(text);
  const likelyFraction = left === right || (left < right && [2, 3, 4, 5, 8, 10].includes(right));
  return padded || !likelyFraction;
}

function isShortDay(place: Surroundings): boolean {
  const { tokens, first, at, next, lead, before } = place;
  if (lead.words.has('the')) return false;
  if (
    tokens.length === 1 ||
    before ||
    leadsWith(place, ['on', 'by', 'before', 'until', 'due', 'from', 'to', 'this'])
  )
    return true;
  const following = tokens[next];
  if (isWritten(following) || following?.text === ':' || clockFollows(tokens, next) || barePart(tokens, next))
    return true;
  if (tokens[at]?.text === 'wed') return !notBeforeShortDay.has(tokens[first - 1]?.text ?? '');
  return endsPhrase(following) && at > 0 && !notBeforeShortDay.has(tokens[at - 1]?.text ?? '');
}

function isMonthName(place: Surroundings): boolean {
  const { tokens, first, at, next } = place;
  const name = tokens[at]?.text ?? '';
  if (!ambiguousMonths.has(name) || next - at < 2) return true;
  return !subjects.has(tokens[first - 1]?.text ?? '') && !countsSomething(tokens, next);
}

/** "At Christmas", "Halloween at 8", "Easter dinner", but not a Christmas tree. */
function isHolidayItself({ tokens, at, next, lead }: Surroundings): boolean {
  const following = tokens[next]?.text ?? '';
  if (dayNames.has(tokens[next - 1]?.text ?? '') || tokens[next - 1]?.kind === 'number') return true;
  if (lead.words.size > 0 || tokens[at]?.text === 'this' || tokens[at]?.text === 'next') return true;
  return (
    endsPhrase(tokens[next]) ||
    holidayEvents.has(following) ||
    readLead(tokens, next).next > next ||
    clockFollows(tokens, next)
  );
}

function isDay(place: Surroundings): boolean {
  const { tokens, at, next } = place;
  const token = tokens[at];
  if (holidayDay(tokens, at)?.next === next) return isHolidayItself(place);
  if (tokens[next - 1]?.text === 'end' && place.lead.words.size === 0) return false;
  if (next - at === 1 && token && ambiguousWeekdays.has(token.text)) return isShortDay(place);
  if (next - at === 1 && token?.kind === 'date' && /^\d+\/\d+$/.test(token.text))
    return isDateNotFraction(place);
  if (place.lead.words.has('for') && wholeDays(tokens, at)) return false;
  return isMonthName(place);
}

/** "On the 5th", "the 5th": not the 5th floor, and "the second" only with nothing behind it. */
function isDayOfMonth(place: Surroundings): boolean {
  const { tokens, first, at, next, before } = place;
  const start = tokens[at]?.text === 'the' ? at + 1 : at;
  const following = tokens[next];
  if (ordinalNouns.has(following?.text ?? '') || numbered.has(tokens[first - 1]?.text ?? '')) return false;
  const plain = tokens[start]?.kind === 'number';
  if (plain && !(start > at || place.lead.words.has('the'))) return false;
  const alone = endsPhrase(following) || clockFollows(tokens, next) || readLead(tokens, next).next > next;
  const led = leadsWith(place, dayLeads);
  if (plain || tokens[start]?.kind !== 'ordinal')
    return led && (start > at || place.lead.words.has('the')) && alone;
  return led || ((start > at || before !== undefined || place.lead.words.has('the')) && alone);
}

function isMonth(place: Surroundings): boolean {
  const { tokens, at } = place;
  const name = tokens[at]?.text ?? '';
  const leads = ambiguousMonths.has(name) ? monthLeads.filter((word) => word !== 'this') : monthLeads;
  return leadsWith(place, leads) && !isWritten(tokens[place.next]);
}

function isPart({ tokens, first, next, before }: Surroundings): boolean {
  if (tokens[first - 1]?.text === 'good') return false;
  return (
    Boolean(before && (before.day || before.clock || before.repeat || before.period)) ||
    dayFollows(tokens, next, []) ||
    clockFollows(tokens, next)
  );
}

function isFrequency({ tokens, first, lead }: Surroundings): boolean {
  return !lead.words.has('the') && !definite.has(tokens[first - 1]?.text ?? '');
}

/** "In a second", but not "in a second language". */
function isOffset({ tokens, next }: Surroundings): boolean {
  const idiom = tokens[next - 1]?.text === 'second' && tokens[next - 2]?.text === 'a';
  return !idiom || endsPhrase(tokens[next]);
}

/** "Remind me in 10", "back in 5". */
function isMinutes({ tokens, first, next }: Surroundings): boolean {
  const addressed = ['me', 'back', 'again', 'ready'].includes(tokens[first - 1]?.text ?? '');
  return addressed && (endsPhrase(tokens[next]) || tokens[next]?.text === 'to');
}

function isDuration({ tokens, next }: Surroundings): boolean {
  return !distances.has(tokens[next]?.text ?? '');
}

/** 9a and 12a are times, seat 12a is none. */
function isFirmClock({ tokens, first, next }: Surroundings): boolean {
  const letter = /^[ap]$/.test(tokens[next - 1]?.text ?? '');
  return !(letter && numbered.has(tokens[first - 1]?.text ?? ''));
}

/** "From 3 to 5", but not from 1 to 10. */
function isSpokenRange({ tokens, first, next, before }: Surroundings, { clock, endClock }: Meaning): boolean {
  if (countsPlural(tokens, next) || scaleWords.has(tokens[first - 1]?.text ?? '')) return false;
  return before !== undefined || !(clock?.hour === 1 && endClock?.hour === 10);
}

const judges: Readonly<Record<Kind, (place: Surroundings, meaning: Meaning) => boolean>> = {
  sure: () => true,
  day: isDay,
  dayOfMonth: isDayOfMonth,
  month: isMonth,
  part: isPart,
  clock: isClock,
  firmClock: isFirmClock,
  spokenRange: isSpokenRange,
  clockRange: isClockRange,
  frequency: isFrequency,
  workWeek: ({ tokens, next, before }) => Boolean(before?.clock) || clockFollows(tokens, next),
  offset: isOffset,
  minutes: isMinutes,
  duration: isDuration,
};

/** "Move it from 3 to 5": two times, not a range. */
function isMove({ tokens, at, next, lead, moving }: Surroundings): boolean {
  const from = lead.lead === 'from' || tokens[at]?.text === 'from';
  return moving && from && tokens.slice(at, next).some((token) => token.text === 'to');
}

/** Whether the words around a proposal let it be what it claims. */
export function isBelievable(proposal: Proposal, place: Surroundings): boolean {
  if (isMove(place)) return false;
  return judges[proposal.kind](place, proposal.meaning);
}

/** An adjective as in "a weekly meeting" only counts beside a day or time that fits it. */
export function isTentative(proposal: Proposal, { tokens, next }: Surroundings): boolean {
  if (proposal.kind !== 'frequency') return false;
  const adverb =
    endsPhrase(tokens[next]) || readLead(tokens, next).next > next || dayFollows(tokens, next, []);
  return !adverb;
}
