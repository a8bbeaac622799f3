import type { Today, TodayEvent, TodayTodo } from './home.ts';

/** One line of the day: an event, or a todo that is due. */
export type DayEntry = {
  kind: 'todo' | 'event';
  id: string;
  title: string;
  /** RFC 3339; absent for what has no time of its own today. */
  at: string | undefined;
  isOverdue: boolean;
  /** Of one date of a series. */
  date: string | undefined;
  place: string | undefined;
};

const midnight = '00:00:00';

function ofTodo({ id, title, due_date }: TodayTodo, isOverdue: boolean): DayEntry {
  const hasTime = due_date !== undefined && due_date.slice(11, 19) !== midnight;
  return {
    ...{ kind: 'todo', id, title, isOverdue, date: undefined, place: undefined },
    at: hasTime || isOverdue ? due_date : undefined,
  };
}

const ofEvent = ({ id, title, start_time, is_all_day, occurrence_date, location }: TodayEvent): DayEntry => ({
  ...{ kind: 'event', id, title, isOverdue: false, date: occurrence_date, place: location },
  at: is_all_day ? undefined : start_time,
});

const time = ({ at }: DayEntry) => (at === undefined ? Number.NEGATIVE_INFINITY : Date.parse(at));

/** What is overdue first, the oldest on top; then what is for all day; then by time, events before todos. */
export function entriesOf({ overdue_todos, today_todos, today_events }: Today): DayEntry[] {
  const byTime = (entries: DayEntry[]) => entries.sort((a, b) => time(a) - time(b) || 0);
  return [
    ...byTime(overdue_todos.map((todo) => ofTodo(todo, true))),
    ...byTime([...today_events.map(ofEvent), ...today_todos.map((todo) => ofTodo(todo, false))]),
  ];
}
