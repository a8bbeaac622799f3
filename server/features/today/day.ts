import type { ReadScope } from '../../db/work.ts';
import { addDays, localDate, startOfDay } from '../../lib/time-zone.ts';
import { type Occurrence, occurrencesBetween } from '../events/events.ts';
import { countOpenTasks } from '../tasks/tasks.ts';
import {
  countInbox,
  countOpenDue,
  selectInProgress,
  selectOpenDue,
  selectOverdue,
  type TodoRow,
} from '../todos/todos.ts';

/** The owner's present day and what is in it. */
export type Day = {
  now: Date;
  zone: string;
  /** `YYYY-MM-DD` in the zone. */
  date: string;
  /** Starting today, earliest first. */
  events: Occurrence[];
  /** Open and due today, in creation order. */
  due: TodoRow[];
  /** Open and due before today, earliest first. */
  overdue: TodoRow[];
  /** Whenever they are due. */
  inProgress: TodoRow[];
  inboxCount: number;
};

export async function getDay({ db, now }: ReadScope, zone: string): Promise<Day> {
  const date = localDate(now, zone);
  const from = startOfDay(date, zone);
  const before = startOfDay(addDays(date, 1), zone);
  const events = await occurrencesBetween(db, { from, to: new Date(before.getTime() - 1) }, zone);
  return {
    now,
    zone,
    date,
    events: events.filter(({ start }) => start >= from),
    due: await selectOpenDue(db, { from, before }),
    overdue: await selectOverdue(db, from),
    inProgress: await selectInProgress(db),
    inboxCount: await countInbox(db),
  };
}

/** What a briefing is made from. */
export type DayFacts = Day & {
  /** Background tasks that are waiting or running. */
  agentTasks: number;
  /** Open todos that are due, and dates of events, in the days after today. */
  upcoming: { tasks: number; events: number };
};

/** Days after today that count as upcoming. */
const upcomingDays = 7;

export async function gatherFacts(scope: ReadScope, zone: string): Promise<DayFacts> {
  const day = await getDay(scope, zone);
  const from = startOfDay(addDays(day.date, 1), zone);
  const before = startOfDay(addDays(day.date, 1 + upcomingDays), zone);
  const to = new Date(before.getTime() - 1);
  const events = await occurrencesBetween(scope.db, { from, to }, zone);
  return {
    ...day,
    agentTasks: await countOpenTasks(scope.db),
    upcoming: {
      tasks: await countOpenDue(scope.db, { from, before }),
      events: events.filter(({ start }) => start >= from).length,
    },
  };
}
