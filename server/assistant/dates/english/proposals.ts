import type { Found, Reader } from '../grammar/reader.ts';
import type { Token } from '../grammar/token.ts';
import type { Meaning } from '../meaning/meaning.ts';
import { dayOfMonth } from '../meaning/rules.ts';
import { anyClock, firmClock } from './clock.ts';
import { day } from './days.ts';
import { dayNumber } from './numbers.ts';
import { barePart, part } from './parts.ts';
import { barePeriod, period } from './periods.ts';
import { bareClockRange, clockRange, dayRange, spokenClockRange } from './ranges.ts';
import { workWeek } from './repeat-weekdays.ts';
import { frequencyWord, repeat } from './repeats.ts';
import { bareOffset, duration, offset } from './spans-of-time.ts';
import { instantToken } from './written-dates.ts';

/**
 * What makes a reading believable. `sure` needs nothing; every other kind is judged by the words around it
 * (see `believe.ts`).
 */
export type Kind =
  | 'sure'
  | 'day'
  | 'dayOfMonth'
  | 'month'
  | 'part'
  | 'firmClock'
  | 'clock'
  | 'firmRange'
  | 'spokenRange'
  | 'offset'
  | 'minutes'
  | 'clockRange'
  | 'frequency'
  | 'workWeek'
  | 'duration';

export interface Proposal {
  readonly kind: Kind;
  readonly meaning: Meaning;
  readonly next: number;
}

type Source = (tokens: readonly Token[], at: number) => Found<Meaning> | undefined;

function as<Value>(reader: Reader<Value>, name: keyof Meaning): Source {
  return (tokens, at) => {
    const found = reader(tokens, at);
    return found && { value: { [name]: found.value }, next: found.next };
  };
}

const dayByNumber: Source = (tokens, at) => {
  const start = tokens[at]?.text === 'the' ? at + 1 : at;
  const found = dayNumber(tokens, start);
  return found && { value: { day: dayOfMonth(found.value) }, next: found.next };
};

const sources: readonly (readonly [kind: Kind, source: Source])[] = [
  ['day', as(day, 'day')],
  ['sure', as(period, 'period')],
  ['sure', part],
  ['sure', repeat],
  ['sure', instantToken],
  ['firmClock', as(firmClock, 'clock')],
  ['firmRange', clockRange],
  ['sure', dayRange],
  ['offset', offset],
  ['spokenRange', spokenClockRange],
  ['duration', duration],
  ['minutes', bareOffset],
  ['clockRange', bareClockRange],
  ['clock', as(anyClock, 'clock')],
  ['dayOfMonth', dayByNumber],
  ['month', as(barePeriod, 'period')],
  ['part', barePart],
  ['workWeek', as(workWeek, 'repeat')],
  ['frequency', frequencyWord],
];

/** Everything that may begin at token `at`, surest first. */
export function propose(tokens: readonly Token[], at: number): Proposal[] {
  const proposals: Proposal[] = [];
  for (const [kind, source] of sources) {
    const found = source(tokens, at);
    if (found) proposals.push({ kind, meaning: found.value, next: found.next });
  }
  return proposals;
}
