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

/** All events as an iCalendar file, piece by piece. */
export async function* eventsCalendar(db: ReadDb, now: Date): AsyncGenerator<string> {
  const zones = new Map<string, string>();
  for await (const row of rowsOf(db, 'events')) {
    const event = row as Event;
    if (needsZone(event)) keepEarliest(zones, event.time_zone, event.start_time);
  }
  yield opening + zoneComponents(zones, now);
  for await (const row of rowsOf(db, 'events')) yield eventComponent(row as Event);
  yield closing;
}

/** All todos as an iCalendar file, piece by piece; those that recur do so in the owner's zone. */
export async function* todosCalendar(db: ReadDb, now: Date, zone: string): AsyncGenerator<string> {
  const zones = new Map<string, string>();
  for await (const row of rowsOf(db, 'todos')) {
    const todo = row as Todo;
    if (repeats(todo)) keepEarliest(zones, zone, todo.due_date);
  }
  yield opening + zoneComponents(zones, now);
  for await (const row of rowsOf(db, 'todos')) yield todoComponent(row as Todo, zone);
  yield closing;
}

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
