import { grammar, phrases } from '../grammar/phrase.ts';
import { either, entry, type Reader, reader, signReader, where } from '../grammar/reader.ts';
import type { Amount } from '../meaning/meaning.ts';
import { isWithinReach } from '../meaning/rules.ts';
import { dayCounts, nativeNumbers, sinoNumbers } from './number-words.ts';

const nothing: Amount = { months: 0, days: 0, workingDays: 0, seconds: 0 };

export const digits = signReader((tokens, at) => {
  const token = tokens[at];
  return token?.kind === 'number' && token.text.length <= 4
    ? { value: Number(token.text), next: at + 1 }
    : undefined;
});

/** 3, 세. */
export const count = either(digits, entry(nativeNumbers));

/** 30, 삼십. */
export const minuteCount = either(digits, entry(sinoNumbers));

export const dayCount = entry(dayCounts);

const half = reader(['반'], false, (_, at) => ({ value: 0.5, next: at + 1 }));

const say = phrases({ count, minuteCount, dayCount, half });

/** How long: 2시간 반, 30분, 사흘, 일주일, 두 달. */
const anyAmount = grammar<Amount>([
  say('<count> 시간 <half?>', (found) => ({ ...nothing, seconds: (found.count + (found.half ?? 0)) * 3600 })),
  say('<count> 시간 <minuteCount> 분', (found) => ({
    ...nothing,
    seconds: found.count * 3600 + found.minuteCount * 60,
  })),
  say('<minuteCount> 분', (found) => ({ ...nothing, seconds: found.minuteCount * 60 })),
  say('<minuteCount> 초', (found) => ({ ...nothing, seconds: found.minuteCount })),
  say('<count> 일', (found) => ({ ...nothing, days: found.count })),
  say('<dayCount>', (found) => ({ ...nothing, days: found.dayCount })),
  say('일주일', () => ({ ...nothing, days: 7 })),
  say('<count> 주|주일|주간', (found) => ({ ...nothing, days: found.count * 7 })),
  say('<count> 달|개월', (found) => ({ ...nothing, months: found.count })),
  say('<count> 년', (found) => ({ ...nothing, months: found.count * 12 })),
]);

export const amount: Reader<Amount> = where(anyAmount, isWithinReach);
