import { grammar, phrases } from '../grammar/phrase.ts';
import { entry, type Reader, reader } from '../grammar/reader.ts';
import type { Meaning, PartOfDay, Repeat } from '../meaning/meaning.ts';
import * as repeats from '../meaning/repeats.ts';
import { amount } from './amounts.ts';
import { dayNumber, month, nth, weekday } from './days.ts';
import { parts, weekdayLetters } from './words.ts';

const separators = new Set([',', '/', '와', '과', '랑', '하고']);
const letter = entry(weekdayLetters);

/** 월수금, 월/수/금, 월요일 수요일, 월요일과 수요일. */
const weekdayList: Reader<readonly number[]> = reader(
  [...weekday.beginning.words, ...letter.beginning.words],
  false,
  (tokens, at) => {
    const value: number[] = [];
    let next = at;
    for (;;) {
      const start = value.length > 0 && separators.has(tokens[next]?.text ?? '') ? next + 1 : next;
      const found = weekday(tokens, start) ?? letter(tokens, start);
      if (!found) return value.length > 0 ? { value, next } : undefined;
      value.push(found.value);
      next = found.next;
    }
  },
);

const part = entry(parts);
const say = phrases({ weekdayList, weekday, amount, part, month, dayNumber, nth });

function only(repeat: Repeat | undefined): Meaning | undefined {
  return repeat && { repeat };
}

function daily(partOfDay: PartOfDay): Meaning {
  return { repeat: repeats.every('DAILY'), part: partOfDay };
}

export const repeat: Reader<Meaning> = grammar<Meaning>([
  say('매일', () => only(repeats.every('DAILY'))),
  say('매 일', () => only(repeats.every('DAILY'))),
  say('매일 <part>', (found) => daily(found.part)),
  say('<part> 마다', (found) => daily(found.part)),
  say('매주', () => only(repeats.every('WEEKLY'))),
  say('매주 <weekdayList>', (found) => only(repeats.weeklyOn(found.weekdayList))),
  say('격주', () => only(repeats.every('WEEKLY', 2))),
  say('격주 <weekdayList>', (found) => only(repeats.weeklyOn(found.weekdayList, 2))),
  say('<weekdayList> 마다', (found) => only(repeats.weeklyOn(found.weekdayList))),
  say('(매주) 평일 (마다)', () => only(repeats.onWorkingDays)),
  say('주말 마다', () => only(repeats.onWeekends)),
  say('매주 주말', () => only(repeats.onWeekends)),
  say('매월|매달', () => only(repeats.every('MONTHLY'))),
  say('매월|매달 <dayNumber> 일', (found) => only(repeats.monthlyOn([found.dayNumber]))),
  say('매월|매달 <nth> (주) <weekday>', (found) => only(repeats.monthlyOnNth(found.weekday, found.nth))),
  say('매월|매달 말|말일', () => only(repeats.monthlyOn([-1]))),
  say('매월|매달 마지막 날', () => only(repeats.monthlyOn([-1]))),
  say('매년', () => only(repeats.every('YEARLY'))),
  say('매년 <month> 월 <dayNumber> 일', (found) => only(repeats.yearlyOn(found.month, found.dayNumber))),
  say('하루 에 한번', () => only(repeats.every('DAILY'))),
  say('<amount> 에 한번', (found) => only(repeats.everyAmount(found.amount))),
  say('<amount> 에 한 번', (found) => only(repeats.everyAmount(found.amount))),
  say('매시간', () => only(repeats.every('HOURLY'))),
  say('<amount> 마다', (found) => only(repeats.everyAmount(found.amount))),
]);
