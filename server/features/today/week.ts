import type { ReadScope } from '../../db/work.ts';
import { addDays, localDate, startOfDay } from '../../lib/time-zone.ts';
import {
  type CountedTitles,
  countCompleted,
  countDue,
  countOverdue,
  countUntouched,
  countWithoutDate,
} from '../todos/todos.ts';

/** What the last seven days brought, and what waits in the next. */
export type WeekFacts = {
  now: Date;
  zone: string;
  completed: CountedTitles;
  /** Open, and not changed in the last seven days. */
  untouched: CountedTitles;
  /** From today to the seventh day after it. */
  due: CountedTitles;
  /** Due before today. */
  overdue: CountedTitles;
  inbox: CountedTitles;
};

const days = 7;

export async function gatherWeek({ db, now }: ReadScope, zone: string): Promise<WeekFacts> {
  const weekAgo = new Date(now.getTime() - days * 86_400_000);
  const today = localDate(now, zone);
  const from = startOfDay(today, zone);
  const before = startOfDay(addDays(today, days + 1), zone);
  return {
    now,
    zone,
    completed: await countCompleted(db, weekAgo),
    untouched: await countUntouched(db, weekAgo),
    due: await countDue(db, { from, before }),
    overdue: await countOverdue(db, from),
    inbox: await countWithoutDate(db),
  };
}
