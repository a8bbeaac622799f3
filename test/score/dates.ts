import { readDateItems, readItem } from '../support/date-items.ts';
import { byCategory, type DateItem, type DateScore, scoreDates, scoreItem } from '../support/score-dates.ts';

/**
 * Prints how well dates are read:
 *
 *     node test/score/dates.ts                the dev split, by category
 *     node test/score/dates.ts own.jsonl      another file of test/fixtures/datetime
 *     node test/score/dates.ts dev.jsonl --misses   and every item that was read wrongly
 */

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(1);
}

function row(name: string, { items, strict, lenient, withoutDate, invented }: DateScore): string {
  const figures = [items, percent(strict, items), percent(lenient, items), `${invented}/${withoutDate}`];
  return `${name.padEnd(28)}${figures.map((figure) => String(figure).padStart(9)).join('')}\n`;
}

function table(items: readonly DateItem[]): string {
  const heading = ['items', 'strict', 'lenient', 'invented'].map((word) => word.padStart(9)).join('');
  const rows = [...byCategory(items)].map(([name, group]) => row(name, scoreDates(group, readItem)));
  return `${''.padEnd(28)}${heading}\n${rows.join('')}${row('all', scoreDates(items, readItem))}`;
}

function miss(item: DateItem): string[] {
  const found = readItem(item);
  if (scoreItem(item.expected, found).strict) return [];
  return [
    `${item.text} (${item.reference})\n  expected ${JSON.stringify(item.expected)}\n  found    ${JSON.stringify(found)}\n`,
  ];
}

const [name = 'dev.jsonl'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const items = readDateItems(name);
process.stdout.write(table(items));
if (process.argv.includes('--misses')) process.stdout.write(items.flatMap(miss).join(''));
