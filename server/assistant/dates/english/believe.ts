import type { Meaning } from '../meaning/meaning.ts';
import { isClock, isClockRange, isFirmClock, isMinutes, isSpokenRange } from './judge-clocks.ts';
import { isDay, isDayOfMonth, isMonth } from './judge-days.ts';
import type { Kind, Proposal } from './proposals.ts';
import {
  clockFollows,
  dayFollows,
  endsPhrase,
  leadFollows,
  type Surroundings,
  wordAfter,
  wordBefore,
} from './surroundings.ts';
import { definite, distances } from './words/surroundings.ts';

/** "Monday morning", "morning of the 5th", but not "good morning". */
function isPart(place: Surroundings): boolean {
  const { before } = place;
  if (wordBefore(place) === 'good') return false;
  const beside = Boolean(before?.day ?? before?.clock ?? before?.repeat ?? before?.period);
  const opens =
    place.first === 0 || place.lead.words.size > 0 || place.tokens[place.first - 1]?.kind === 'sign';
  return beside || (opens && (dayFollows(place) || clockFollows(place)));
}

/** "Daily", but not "the daily news". */
function isFrequency(place: Surroundings): boolean {
  return !place.lead.words.has('the') && !definite.has(wordBefore(place));
}

/** "In a second", but not "in a second language". */
function isOffset(place: Surroundings): boolean {
  const { tokens, next } = place;
  const idiom = tokens[next - 1]?.text === 'second' && tokens[next - 2]?.text === 'a';
  return !idiom || endsPhrase(place);
}

/** "30 minutes", but not "30 minutes before the meeting". */
function isDuration(place: Surroundings): boolean {
  return !distances.has(wordAfter(place));
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
  workWeek: (place) => Boolean(place.before?.clock) || clockFollows(place),
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
  return !isMove(place) && judges[proposal.kind](place, proposal.meaning);
}

/** An adjective as in "a weekly meeting" only counts beside a day or time that fits it. */
export function isTentative(proposal: Proposal, place: Surroundings): boolean {
  return proposal.kind === 'frequency' && !(endsPhrase(place) || leadFollows(place) || dayFollows(place));
}
