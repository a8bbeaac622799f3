import type { Meaning } from '../meaning/meaning.ts';
import { countsPlural, countsSomething } from './counting.ts';
import { holidayDay } from './holiday-phrases.ts';
import { barePart } from './parts.ts';
import { wholeDays } from './references.ts';
import {
  clockFollows,
  endsPhrase,
  leadFollows,
  leadsWith,
  numberFollows,
  type Surroundings,
  wordAfter,
  wordBefore,
} from './surroundings.ts';
import { numbered, ordinalNouns } from './words/counting.ts';
import { ambiguousMonths } from './words/months.ts';
import { dayNames, holidayEvents, notBeforeShortDay, subjects } from './words/surroundings.ts';
import { ambiguousWeekdays } from './words/weekdays.ts';

const dayLeads = ['on', 'by', 'before', 'until', 'due', 'from', 'starting', 'since', 'after', 'for', 'to'];
const weekdayLeads = ['on', 'by', 'before', 'until', 'due', 'from', 'to', 'this'];
const monthLeads = ['in', 'during', 'by', 'until', 'since', 'before'];
const usualDenominators = new Set([2, 3, 4, 5, 8, 10]);

function isLikelyFraction(text: string): boolean {
  if (/^0|\/0/.test(text)) return false;
  const [left = 0, right = 0] = text.split('/').map(Number);
  return left === right || (left < right && usualDenominators.has(right));
}

/** 3/4 may be a fraction: it is a date behind a small word or beside a time. */
function isDateNotFraction(place: Surroundings): boolean {
  const { tokens, at, next, before } = place;
  if (countsPlural(tokens, next) || numbered.has(wordBefore(place))) return false;
  if (before || leadsWith(place, dayLeads) || clockFollows(place)) return true;
  return !isLikelyFraction(tokens[at]?.text ?? '');
}

/** "Sat 2pm", "on Sun", "call mom sat", but not "he sat down" or "in the sun". */
function isShortDay(place: Surroundings): boolean {
  const { tokens, at, next, lead, before } = place;
  if (lead.words.has('the')) return false;
  if (tokens.length === 1 || before || leadsWith(place, weekdayLeads)) return true;
  if (numberFollows(place) || wordAfter(place) === ':' || clockFollows(place)) return true;
  if (barePart(tokens, next)) return true;
  const plain = !notBeforeShortDay.has(wordBefore(place));
  return plain && (tokens[at]?.text === 'wed' || (endsPhrase(place) && at > 0));
}

/** "March 3", but not "you may 5" or "march 4 miles". */
function isMonthDay(place: Surroundings): boolean {
  const { tokens, at, next } = place;
  if (!ambiguousMonths.has(tokens[at]?.text ?? '') || next - at < 2) return true;
  return !subjects.has(wordBefore(place)) && !countsSomething(tokens, next);
}

/** "At Christmas", "Halloween at 8", "Easter dinner", but not a Christmas tree. */
function isHolidayItself(place: Surroundings): boolean {
  const { tokens, at, next, lead } = place;
  const last = tokens[next - 1];
  if (dayNames.has(last?.text ?? '') || last?.kind === 'number' || lead.words.size > 0) return true;
  if (tokens[at]?.text === 'this' || tokens[at]?.text === 'next') return true;
  return (
    endsPhrase(place) || holidayEvents.has(wordAfter(place)) || leadFollows(place) || clockFollows(place)
  );
}

/** A day that stands for itself, unless its name also means something else. */
export function isDay(place: Surroundings): boolean {
  const { tokens, at, next, lead } = place;
  const token = tokens[at];
  const single = next - at === 1;
  if (holidayDay(tokens, at)?.next === next) return isHolidayItself(place);
  if (tokens[next - 1]?.text === 'end' && lead.words.size === 0) return false;
  if (single && token && ambiguousWeekdays.has(token.text)) return isShortDay(place);
  if (single && token?.kind === 'date' && /^\d+\/\d+$/.test(token.text)) return isDateNotFraction(place);
  if (lead.words.has('for') && wholeDays(tokens, at)) return false;
  return isMonthDay(place);
}

/** Nothing behind the day, or what may stand behind a date. */
function standsAlone(place: Surroundings): boolean {
  return endsPhrase(place) || clockFollows(place) || leadFollows(place);
}

/** "The 5th": not "the 5th floor". */
function isWrittenOrdinal(place: Surroundings, withThe: boolean): boolean {
  if (leadsWith(place, dayLeads)) return true;
  return standsAlone(place) && (withThe || place.before !== undefined);
}

/** "On the fifth", "on the 5": "on second thought" has no "the", and "the second" may be a unit. */
function isSpokenOrdinal(place: Surroundings, withThe: boolean, day: number): boolean {
  const clear = withThe || (day > 3 && place.tokens[place.at]?.kind === 'word');
  return clear && leadsWith(place, dayLeads) && standsAlone(place);
}

/** A number as a day of the month. */
export function isDayOfMonth(place: Surroundings, { day }: Meaning): boolean {
  const { tokens, at, lead } = place;
  if (ordinalNouns.has(wordAfter(place)) || numbered.has(wordBefore(place))) return false;
  const named = tokens[at]?.text === 'the';
  const withThe = named || lead.words.has('the');
  return tokens[named ? at + 1 : at]?.kind === 'ordinal'
    ? isWrittenOrdinal(place, withThe)
    : isSpokenOrdinal(place, withThe, day?.dayOfMonth ?? 0);
}

/** "In May", "by 2030": a month or year needs a small word. */
export function isMonth(place: Surroundings): boolean {
  const { tokens, at } = place;
  const leads = ambiguousMonths.has(tokens[at]?.text ?? '') ? monthLeads : [...monthLeads, 'this'];
  return leadsWith(place, leads) && !numberFollows(place);
}
