import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { ReadDb } from '../../../db/work.ts';
import { rowsOf } from '../export.store.ts';
import { contentLine } from './content-line.ts';
import { eventComponent, needsZone } from './event-component.ts';
import { timeZoneComponent } from './time-zone-component.ts';
import { repeats, todoComponent } from './todo-component.ts';

type Event = Selectable<Schema['events']>;
type Todo = Selectable<Schema['todos']>;

/** Clock changes are listed up to so many years from now. */
const yearsAhead = 30;
/** Zones have had their present kind of clocks since then. */
const earliestClock = new Date('1970-01-01T00:00:00Z');

const opening = [
  contentLine('BEGIN', 'VCALENDAR'),
  contentLine('VERSION', '2.0'),
  contentLine('PRODID', '-//ClawChat//ClawChat//EN'),
  contentLine('CALSCALE', 'GREGORIAN'),
].join('');
const closing = contentLine('END', 'VCALENDAR');

export type CalendarContents = {
  events?: boolean;
  todos?: boolean;
  /** Which todos; without it all. */
  keepsTodo?: (todo: Todo) => boolean;
};

export type CalendarOptions = {
  now: Date;
  /** The owner's zone, in which todos recur. */
  zone: string;
  /** Properties of the calendar as a whole, as content lines. */
  heading?: string;
};

/** Events and todos as an iCalendar file (RFC 5545), piece by piece, in the order of storing. */
export async function* writeCalendar(
  db: ReadDb,
  { events = false, todos = false, keepsTodo = () => true }: CalendarContents,
  { now, zone, heading = '' }: CalendarOptions,
): AsyncGenerator<string> {
  const zones = new Map<string, string>();
  const todoRows = async function* (): AsyncGenerator<Todo> {
    for await (const row of todos ? rowsOf(db, 'todos') : []) if (keepsTodo(row as Todo)) yield row as Todo;
  };
  const eventRows = () => (events ? rowsOf(db, 'events') : []);
  for await (const row of eventRows()) {
    const event = row as Event;
    if (needsZone(event)) keepEarliest(zones, event.time_zone, event.start_time);
  }
  for await (const todo of todoRows()) if (repeats(todo)) keepEarliest(zones, zone, todo.due_date);
  yield opening + heading + zoneComponents(zones, now);
  for await (const row of eventRows()) yield eventComponent(row as Event);
  for await (const todo of todoRows()) yield todoComponent(todo, zone);
  yield closing;
}

/** All events as an iCalendar file, piece by piece. */
export const eventsCalendar = (db: ReadDb, now: Date): AsyncGenerator<string> =>
  writeCalendar(db, { events: true }, { now, zone: 'UTC' });

/** All todos as an iCalendar file, piece by piece; those that recur do so in the owner's zone. */
export const todosCalendar = (db: ReadDb, now: Date, zone: string): AsyncGenerator<string> =>
  writeCalendar(db, { todos: true }, { now, zone });

function keepEarliest(zones: Map<string, string>, zone: string, instant: string): void {
  const earliest = zones.get(zone);
  if (earliest === undefined || instant < earliest) zones.set(zone, instant);
}

/** `zones` are names with the instant from which on each is needed. */
function zoneComponents(zones: ReadonlyMap<string, string>, now: Date): string {
  const last = new Date(Date.UTC(now.getUTCFullYear() + yearsAhead, 0, 1));
  return [...zones]
    .map(([zone, since]) => {
      const first = new Date(Date.UTC(new Date(since).getUTCFullYear() - 1, 0, 1));
      return timeZoneComponent(zone, first < earliestClock ? earliestClock : first, last);
    })
    .join('');
}
