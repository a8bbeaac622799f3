import { dayMilliseconds, type Filling, insertAll } from './filling.ts';

const rules = [
  'FREQ=WEEKLY;BYDAY=MO',
  'FREQ=WEEKLY;BYDAY=TU,TH',
  'FREQ=MONTHLY;BYMONTHDAY=15',
  'FREQ=WEEKLY;INTERVAL=2',
  'FREQ=YEARLY',
];

/** Series that go on today, at most. Older ones have come to their end. */
const running = 200;

/** Single events that are still to come, in the year ahead; the rest was in the last three. */
const planned = 500;

const years = 3;

/** Single events and series, which began in those three years. */
export function fillCalendar({ sqlite, size, now, random, words }: Filling): void {
  const hour = 3_600_000;
  const at = (days: number) => Math.round((now.getTime() + days * dayMilliseconds) / hour) * hour;
  const event = (index: number) => {
    const isSeries = index < size.series;
    const isPlanned = index >= size.events - planned * Math.min(1, size.events / 2000);
    const start = at(isPlanned ? random() * 365 : -random() * 365 * years);
    const isOver = isSeries && index >= running;
    const made = new Date(Math.min(start, now.getTime())).toISOString();
    return {
      id: `evt_${index}`,
      title: words.sentence(4),
      description: index % 4 === 0 ? words.sentence(12) : null,
      start_time: new Date(start).toISOString(),
      end_time: new Date(start + hour).toISOString(),
      time_zone: 'Europe/Berlin',
      location: index % 3 === 0 ? words.sentence(2) : null,
      recurrence_rule: isSeries ? rules[index % rules.length] : null,
      recurrence_end: isOver ? new Date((start + now.getTime()) / 2).toISOString() : null,
      tags: '[]',
      created_at: made,
      updated_at: made,
    };
  };
  insertAll(
    sqlite,
    'events',
    Array.from({ length: size.events }, (_, index) => event(index)),
  );
}
