import { either, entry, type Found, type Reader, reader } from '../grammar/reader.ts';
import type { Token } from '../grammar/token.ts';
import { weekday } from './numbers.ts';
import { weekdayPlurals } from './words/weekdays.ts';

export interface WeekdayList {
  readonly weekdays: readonly number[];
  /** At least one was written in the plural: "Mondays". */
  readonly plural: boolean;
  /** Some of them are tied by a slash. */
  readonly slashed: boolean;
  /** Monday to Friday, written as a range. */
  readonly range: boolean;
}

const plural = entry(weekdayPlurals);
const item = either(weekday, plural);
const separators = new Set([',', 'and', '/', '+', 'or']);
const rangeWords = new Set(['to', '-', 'through', 'until']);

function skipSeparators(tokens: readonly Token[], at: number): number {
  let next = at;
  while (separators.has(tokens[next]?.text ?? '') && next - at < 2) next += 1;
  const again = tokens[next - 1]?.text === 'and' && /^(?:every|each)$/.test(tokens[next]?.text ?? '');
  return again ? next + 1 : next;
}

function readRange(tokens: readonly Token[], at: number): Found<readonly number[]> | undefined {
  const from = item(tokens, at);
  if (!from || !rangeWords.has(tokens[from.next]?.text ?? '')) return undefined;
  const to = item(tokens, from.next + 1);
  if (!to) return undefined;
  const length = ((to.value - from.value + 7) % 7) + 1;
  return { value: Array.from({ length }, (_, index) => (from.value + index) % 7), next: to.next };
}

/** "Mon, Wed and Fri", "Tuesdays and Thursdays", "Mon/Thu", "Monday to Friday". */
export const weekdayList: Reader<WeekdayList> = reader<WeekdayList>(
  item.beginning.words,
  false,
  (tokens, at) => {
    const range = readRange(tokens, at);
    if (range)
      return {
        value: { weekdays: range.value, plural: false, slashed: false, range: true },
        next: range.next,
      };
    const first = item(tokens, at);
    if (!first) return undefined;
    const weekdays = [first.value];
    let next = first.next;
    for (;;) {
      const found = item(tokens, skipSeparators(tokens, next));
      if (!found) break;
      weekdays.push(found.value);
      next = found.next;
    }
    const used = tokens.slice(at, next);
    return {
      value: {
        weekdays,
        plural: used.some((token) => weekdayPlurals.has(token.text)),
        slashed: used.some((token) => token.text === '/'),
        range: false,
      },
      next,
    };
  },
);
