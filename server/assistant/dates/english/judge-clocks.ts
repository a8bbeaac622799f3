import type { Meaning } from '../meaning/meaning.ts';
import { countsPlural, countsSomething, isAddress } from './counting.ts';
import { number } from './numbers.ts';
import {
  dayFollows,
  endsPhrase,
  isBesideDay,
  leadFollows,
  leadsWith,
  type Surroundings,
  wordAfter,
  wordBefore,
} from './surroundings.ts';
import { countingVerbs, numbered } from './words/counting.ts';
import { aimingWords, amountVerbs, scaleWords } from './words/surroundings.ts';

const timeLeads = ['at', 'by', 'before', 'until', 'around'];
/** "In 5", "for 5", "on 5" are no times. */
const otherLeads = ['for', 'in', 'on', 'of', 'over', 'during', 'within', 'since'];
const nearDays = new Set(['tonight', 'tomorrow', 'today', 'this']);
const addressed = new Set(['me', 'back', 'again', 'ready']);

/** A number of three or four digits is a time only when it is a likely one: 730, 1845. */
function isLikelyTime({ tokens, at }: Surroundings): boolean {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.text.length < 3) return true;
  return Number(token.text) % 5 === 0 && !/^\d00$/.test(token.text);
}

/** 13 to 24 only count as hours behind a word such as "at". */
function isSmallOrFull({ tokens, at }: Surroundings): boolean {
  const token = tokens[at];
  return token?.kind !== 'number' || Number(token.text) <= 12 || token.text.length > 2;
}

/** "Room 5", "buy 4", "3 tickets", "4x". */
function isCount(place: Surroundings): boolean {
  const { tokens, next } = place;
  const before = wordBefore(place);
  const tied = tokens[next]?.glued === true && tokens[next]?.kind === 'word';
  return tied || numbered.has(before) || countingVerbs.has(before) || countsPlural(tokens, next);
}

/** "At 3", "by 5", but not "look at 3 options", "increase by 5", "2 by 4". */
function isLedClock(place: Surroundings): boolean {
  const { tokens, first, next, lead } = place;
  const before = wordBefore(place);
  if (lead.words.has('at')) return !aimingWords.has(before);
  return !amountVerbs.has(before) && !number(tokens, first - 1) && !countsPlural(tokens, next);
}

/** "8 tonight", "9 tomorrow". */
function isBeforeNearDay(place: Surroundings): boolean {
  const after = place.tokens[place.next]?.text === ',' ? place.next + 1 : place.next;
  return nearDays.has(place.tokens[after]?.text ?? '') && dayFollows(place);
}

/** "Ten thirty", as an answer. */
function isWholeMessage({ tokens, at, next }: Surroundings): boolean {
  return at === 0 && next === tokens.length && next > 1;
}

/** "Move it to 3", "open from 9". */
function isTargetOrStart(place: Surroundings): boolean {
  const { lead } = place.lead;
  const led = lead === 'from' || (lead === 'to' && place.moving);
  return led && (endsPhrase(place) || dayFollows(place));
}

/** A number without a word such as "at": what stands beside it makes it a time, or an alarm in front. */
function isUnledClock(place: Surroundings): boolean {
  if (isCount(place) || leadsWith(place, otherLeads)) return false;
  if (isBesideDay(place)) return isSmallOrFull(place);
  if (isTargetOrStart(place) || isBeforeNearDay(place) || isWholeMessage(place)) return true;
  return wordBefore(place) === 'alarm' && endsPhrase(place);
}

/** A bare number as a time: "at 3", "tomorrow 3", "3 tomorrow", "move it to 3". */
export function isClock(place: Surroundings): boolean {
  const { tokens, next } = place;
  if (!isLikelyTime(place) || isAddress(tokens, next) || countsSomething(tokens, next)) return false;
  return leadsWith(place, timeLeads) ? isLedClock(place) : isUnledClock(place);
}

/** "9am to 5", but not "room 2122 to 10am". */
export function isFirmRange(place: Surroundings): boolean {
  return isLikelyTime(place) && !numbered.has(wordBefore(place));
}

/** "From 3 to 5", but not from 1 to 10 nor from 3 to 5 people. */
export function isSpokenRange(place: Surroundings, { clock, endClock }: Meaning): boolean {
  if (countsPlural(place.tokens, place.next) || scaleWords.has(wordBefore(place))) return false;
  return place.before !== undefined || !(clock?.hour === 1 && endClock?.hour === 10);
}

/** "3-5" beside a day. */
export function isClockRange(place: Surroundings, meaning: Meaning): boolean {
  if (isCount(place) || !isSpokenRange(place, meaning)) return false;
  return isBesideDay(place) || leadsWith(place, ['at', 'from', 'between', 'around']) || dayFollows(place);
}

/** "At noon", "noon tomorrow", but not "high noon" or "midnight blue". */
function isLandmarkItself(place: Surroundings): boolean {
  if (wordBefore(place) === 'high') return false;
  const opens = place.first === 0 && place.tokens[place.at]?.text === 'noon';
  const marked =
    opens || place.before !== undefined || place.lead.words.size > 0 || place.next - place.at > 1;
  return marked || endsPhrase(place) || leadFollows(place) || dayFollows(place);
}

/** 9a and 12a are times, seat 12a is none. */
export function isFirmClock(place: Surroundings): boolean {
  const lastText = place.tokens[place.next - 1]?.text;
  if (lastText === 'noon' || lastText === 'midnight') return isLandmarkItself(place);
  return !((lastText === 'a' || lastText === 'p') && numbered.has(wordBefore(place)));
}

/** "Remind me in 10", "back in 5". */
export function isMinutes(place: Surroundings): boolean {
  return addressed.has(wordBefore(place)) && (endsPhrase(place) || wordAfter(place) === 'to');
}
