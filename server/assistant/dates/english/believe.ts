import type { Meaning } from '../meaning/meaning.ts';
import { isClock, isClockRange, isFirmClock, isFirmRange, isMinutes, isSpokenRange } from './judge-clocks.ts';
import { isDay, isDayOfMonth, isMonth } from './judge-days.ts';
import type { Kind, Proposal } from './proposals.ts';
import {
  clockFollows,
  dayFollows,
  endsPhrase,
  isTargetWord,
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

/** "In a second", but not "in a second language"; "an hour later", but not "push it an hour later". */
function isOffset(place: Surroundings): boolean {
  const { tokens, next, moving } = place;
  const last = tokens[next - 1]?.text;
  if (last === 'later') return !moving;
  return !(last === 'second' && tokens[next - 2]?.text === 'a') || endsPhrase(place);
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
  firmRange: isFirmRange,
  spokenRange: isSpokenRange,
  clockRange: isClockRange,
  frequency: isFrequency,
  workWeek: (place) => Boolean(place.before?.clock) || clockFollows(place),
  offset: isOffset,
  minutes: isMinutes,
  duration: isDuration,
};

/** "Move it from 3 to 5": the first "to" names the target, and makes no range. */
function isMove(place: Surroundings): boolean {
  const { tokens, at, next, moving } = place;
  return moving && tokens.slice(at, next).some(isTargetWord) && !tokens.slice(0, at).some(isTargetWord);
}

/** Whether the words around a proposal let it be what it claims. */
export function isBelievable(proposal: Proposal, place: Surroundings): boolean {
  return !isMove(place) && judges[proposal.kind](place, proposal.meaning);
}

/** An adjective as in "a weekly meeting" only counts beside a day or time that fits it. */
export function isTentative(proposal: Proposal, place: Surroundings): boolean {
  return proposal.kind === 'frequency' && !(endsPhrase(place) || leadFollows(place) || dayFollows(place));
}
