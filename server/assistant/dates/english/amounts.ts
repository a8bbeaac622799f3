import { grammar, phrases } from '../grammar/phrase.ts';
import { either, entry, type Reader, reader, signReader, where } from '../grammar/reader.ts';
import type { Amount } from '../meaning/meaning.ts';
import { isWithinReach } from '../meaning/rules.ts';
import { number } from './numbers.ts';
import { letterUnits, nothing, unitAmounts } from './words/units.ts';

/** "Half an hour", "2 and a half hours", "a couple of days", "1h30m", "three working days". */

function times(amount: Amount, count: number): Amount {
  const days = amount.days * count;
  const months = amount.months * count;
  return {
    months: Math.floor(months),
    days: Math.floor(days) + Math.round((months % 1) * 30),
    workingDays: amount.workingDays * count,
    seconds: Math.round(amount.seconds * count + (days % 1) * 86_400),
  };
}

function plus(left: Amount, right: Amount): Amount {
  return {
    months: left.months + right.months,
    days: left.days + right.days,
    workingDays: left.workingDays + right.workingDays,
    seconds: left.seconds + right.seconds,
  };
}

const decimal = signReader((tokens, at) =>
  tokens[at]?.kind === 'decimal' ? { value: Number(tokens[at].text), next: at + 1 } : undefined,
);

const fractions = new Map([
  ['1/2', 1 / 2],
  ['1/4', 1 / 4],
  ['3/4', 3 / 4],
  ['½', 1 / 2],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
]);

const fraction = signReader((tokens, at) => {
  const value = fractions.get(tokens[at]?.text ?? '');
  return value === undefined ? undefined : { value, next: at + 1 };
});

/** A unit of one letter is only clear when it is written to its number. */
const letterUnit = entry(letterUnits);
const gluedUnit = reader(letterUnits.keys(), false, (tokens, at) =>
  tokens[at]?.glued === true ? letterUnit(tokens, at) : undefined,
);

const unit = either(entry(unitAmounts), gluedUnit);
const hour = where(unit, ({ seconds }) => seconds === 3600);
const minute = where(unit, ({ seconds }) => seconds === 60);

const minuteNumber = where(number, (value) => value > 0 && value < 60);

/** 1h30, which elsewhere is a time of day. */
const hourMinutes = signReader((tokens, at) => {
  const found = /^(\d+)h(\d{2})$/.exec(tokens[at]?.text ?? '');
  if (!found) return undefined;
  const seconds = Number(found[1]) * 3600 + Number(found[2]) * 60;
  return { value: { ...nothing, seconds }, next: tokens[at + 1]?.text === 'm' ? at + 2 : at + 1 };
});

const say = phrases({ number, decimal, fraction, unit, hour, minute, minuteNumber, hourMinutes });

const simple: Reader<Amount> = grammar<Amount>([
  say('<number> (more|additional) <unit>', ({ number: count, unit: amount }) => times(amount, count)),
  say('<number> - <unit>', ({ number: count, unit: amount }) => times(amount, count)),
  say('<decimal> (-) <unit>', ({ decimal: count, unit: amount }) => times(amount, count)),
  say('a|an|another <unit>', ({ unit: amount }) => amount),
  say('<fraction> (of) (a|an) <unit>', ({ fraction: part, unit: amount }) => times(amount, part)),
  say('(a) half (a|an) (-) <unit>', ({ unit: amount }) => times(amount, 0.5)),
  say('a|an (one) quarter of a|an <unit>', ({ unit: amount }) => times(amount, 0.25)),
  say('three quarters of a|an <unit>', ({ unit: amount }) => times(amount, 0.75)),
  say('three - quarters of a|an <unit>', ({ unit: amount }) => times(amount, 0.75)),
  say('<number> and (a|an) half <unit>', ({ number: count, unit: amount }) => times(amount, count + 0.5)),
  say('<number> <fraction> <unit>', ({ number: count, fraction: part, unit: amount }) =>
    times(amount, count + part),
  ),
  say('a|one|an <unit> and a|an half', ({ unit: amount }) => times(amount, 1.5)),
  say('<number> <unit> and a|an half', ({ number: count, unit: amount }) => times(amount, count + 0.5)),
  say('a|an (good) couple|pair (of) (more) <unit>', ({ unit: amount }) => times(amount, 2)),
  say('couple|pair (of) <unit>', ({ unit: amount }) => times(amount, 2)),
  say('(a) few (more) <unit>', ({ unit: amount }) => times(amount, 3)),
  say('<number> working|business|week days|day', ({ number: count }) => ({ ...nothing, workingDays: count })),
  say('<number> weekdays', ({ number: count }) => ({ ...nothing, workingDays: count })),
  say('a|one working|business day', () => ({ ...nothing, workingDays: 1 })),
  say('<hourMinutes>', ({ hourMinutes: amount }) => amount),
  say('<number> <hour> (and) <minuteNumber> <minute>', ({ number: hours, minuteNumber: minutes }) => ({
    ...nothing,
    seconds: hours * 3600 + minutes * 60,
  })),
  say('a|an <hour> (and) <minuteNumber> <minute>', ({ minuteNumber: minutes }) => ({
    ...nothing,
    seconds: 3600 + minutes * 60,
  })),
  say('a|an|one <hour> and a|an quarter', () => ({ ...nothing, seconds: 4500 })),
]);

/** "Two weeks and three days": a smaller unit may follow. */
const anyAmount = reader(simple.beginning.words, simple.beginning.others, (tokens, at) => {
  const first = simple(tokens, at);
  if (!first) return undefined;
  const joined = tokens[first.next]?.text === 'and' ? first.next + 1 : first.next;
  const rest = tokens[joined]?.kind === 'number' ? simple(tokens, joined) : undefined;
  return rest && size(rest.value) < unitSize(first.value)
    ? { value: plus(first.value, rest.value), next: rest.next }
    : first;
});

export const amount: Reader<Amount> = where(anyAmount, isWithinReach);

function size({ months, days, workingDays, seconds }: Amount): number {
  return months * 30 + days + workingDays * 1.4 + seconds / 86_400;
}

/** A day for an amount in days, so that only something smaller than the unit can follow. */
function unitSize({ months, days, seconds }: Amount): number {
  if (months > 0) return months % 12 === 0 ? 365 : 30;
  if (days > 0) return days % 7 === 0 ? 7 : 1;
  return seconds % 3600 === 0 ? 1 / 24 : 1 / 1440;
}

export function isMeasuredInTime({ seconds }: Amount): boolean {
  return seconds !== 0;
}
