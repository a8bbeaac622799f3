import { grammar, phrases } from '../grammar/phrase.ts';
import type { Reader } from '../grammar/reader.ts';
import type { Meaning } from '../meaning/meaning.ts';
import { amount, isMeasuredInTime } from './amounts.ts';
import { day } from './days.ts';
import { number } from './numbers.ts';
import { wholeDays } from './references.ts';
import { nothing } from './words/units.ts';

const say = phrases({ amount, number, wholeDays, day });

function negative(found: {
  amount: { months: number; days: number; workingDays: number; seconds: number };
}): Meaning {
  const { months, days, workingDays, seconds } = found.amount;
  return { offset: { months: -months, days: -days, workingDays: -workingDays, seconds: -seconds } };
}

/** Counted from now: "in two weeks", "90 minutes from now", "3 days ago". */
export const offset: Reader<Meaning> = grammar<Meaning>([
  say('in (about|around|exactly|just|like|another) <amount> (time)', (found) => ({
    offset: found.amount,
  })),
  say('in (about|around) <amount> or so', (found) => ({ offset: found.amount })),
  say('in (the) next <amount>', (found) =>
    isMeasuredInTime(found.amount) ? { offset: found.amount } : undefined,
  ),
  say('within (the) (next) <amount>', (found) => ({ offset: found.amount })),
  say('(about|around) <amount> from (right) now', (found) => ({ offset: found.amount })),
  say('<amount> hence|later', (found) => ({ offset: found.amount })),
  say('<amount> ago', negative),
]);

/** "Remind me in 10": minutes, where the words around it leave no doubt. */
export const bareOffset: Reader<Meaning> = grammar<Meaning>([
  say('in <number>', (found) => ({ offset: { ...nothing, seconds: found.number * 60 } })),
]);

/** How long: "for 45 minutes", "a 30 minute call", "three-day trip". */
export const duration: Reader<Meaning> = grammar<Meaning>([
  say('for (about|around|the) (next) <amount>', (found) => ({ duration: found.amount })),
  say('lasting|lasts|takes (about|around) <amount>', (found) => ({ duration: found.amount })),
  say('<wholeDays> starting|beginning (on|from) <day>', (found) => ({
    duration: found.wholeDays,
    day: found.day,
  })),
  say('<amount> long', (found) => ({ duration: found.amount })),
  say('<number> (-) day|night', (found) => ({ duration: { ...nothing, days: found.number } })),
  say('<number> (-) week', (found) => ({ duration: { ...nothing, days: found.number * 7 } })),
  say('<amount>', (found) => (isMeasuredInTime(found.amount) ? { duration: found.amount } : undefined)),
]);
