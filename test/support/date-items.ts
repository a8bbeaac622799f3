import { readFileSync } from 'node:fs';
import { readWhen, type When } from '../../server/assistant/dates/dates.ts';
import type { DateItem } from './score-dates.ts';

const folder = new URL('../fixtures/datetime/', import.meta.url);

/** The items of one file of test/fixtures/datetime, one JSON object a line. */
export function readDateItems(name: string): DateItem[] {
  const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
}

export function readItem({ text, reference, tz }: DateItem): When | null {
  return readWhen(text, { now: new Date(reference), timeZone: tz });
}
