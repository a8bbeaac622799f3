import type { ReadScope, WriteScope } from '../../db/work.ts';
import { notFound } from '../../http/errors.ts';
import type { Ids } from '../../lib/ids.ts';
import { parseTimestamp } from '../../lib/timestamps.ts';
import { announceChange } from '../../live/announce.ts';
import type { Hub } from '../../live/hub.ts';
import { allDayTimes, readTimes } from './event-times.ts';
import type { EventCreate, EventUpdate } from './events.schema.ts';
import { changeEvent, insertEvent, removeEvent, selectAllDay, selectEvent } from './events.store.ts';
import { baseOf, type EventRow, exceptionsOf, findOnDay } from './series.ts';

export { allDayTimes, dayAfterLast } from './event-times.ts';
export { type Event, event, eventCreate, eventUpdate } from './events.schema.ts';
export { selectEventsById, selectEventTags } from './events.store.ts';
export { occurrencesBetween } from './list-events.ts';
export { presentEvent, presentOccurrence } from './present.ts';
export type { EventRow, Occurrence } from './series.ts';
export { leadOf, occurrenceByKey, startKeyOf, startsToRemind } from './to-remind.ts';

export type EventDependencies = { ids: Ids; hub: Hub; timeZone(): string };

/** @throws {HttpError} 404 */
export async function getEvent({ db }: ReadScope, id: string): Promise<EventRow> {
  const found = await selectEvent(db, id);
  if (!found) throw notFound('Event');
  return found;
}

/** @throws {HttpError} 422 when it would end before it starts */
export async function createEvent(
  scope: WriteScope,
  { ids, hub, timeZone }: EventDependencies,
  wanted: EventCreate,
  origin?: { conversationId: string; messageId: string },
): Promise<EventRow> {
  const zone = timeZone();
  const id = ids.make('evt');
  const at = scope.now.toISOString();
  await insertEvent(scope.db, {
    id,
    title: wanted.title,
    description: wanted.description ?? null,
    ...readTimes({ start: wanted.start_time, end: wanted.end_time, isAllDay: wanted.is_all_day }, zone),
    time_zone: zone,
    location: wanted.location ?? null,
    reminder_minutes: wanted.reminder_minutes ?? null,
    recurrence_rule: wanted.recurrence_rule || null,
    recurrence_end: asInstant(wanted.recurrence_end, zone),
    tags: JSON.stringify(wanted.tags ?? []),
    conversation_id: origin?.conversationId ?? null,
    message_id: origin?.messageId ?? null,
    created_at: at,
    updated_at: at,
  });
  announceChange(scope, hub, 'events');
  return getEvent(scope, id);
}

/**
 * Changes an event, the whole series if it recurs. Absent properties stay, null clears.
 *
 * @throws {HttpError} 404, or 422 when it would end before it starts
 */
export async function updateEvent(
  scope: WriteScope,
  { hub, timeZone }: EventDependencies,
  id: string,
  wanted: EventUpdate,
): Promise<EventRow> {
  const row = await getEvent(scope, id);
  const zone = timeZone();
  const { title, description, location, reminder_minutes, recurrence_rule, recurrence_end, tags } = wanted;
  await changeEvent(scope.db, id, {
    ...given({ title, description, location, reminder_minutes, recurrence_rule }),
    ...(recurrence_end !== undefined && { recurrence_end: asInstant(recurrence_end, zone) }),
    ...(tags !== undefined && { tags: JSON.stringify(tags ?? []) }),
    ...changedTimes(row, wanted, zone),
    updated_at: scope.now.toISOString(),
  });
  announceChange(scope, hub, 'events');
  return getEvent(scope, id);
}

/** The whole series if it recurs. @throws {HttpError} 404 */
export async function deleteEvent(scope: WriteScope, { hub }: EventDependencies, id: string): Promise<void> {
  if (!(await removeEvent(scope.db, id))) throw notFound('Event');
  announceChange(scope, hub, 'events');
}

export type OccurrenceDeletion = 'this_only' | 'this_and_future' | 'all';

/**
 * Removes one date of a series, or it and all later ones, or everything. A date that was removed before is no error:
 * clients repeat a deletion whose answer they never saw.
 *
 * @throws {HttpError} 404 for an unknown event or a day on which it has no date
 */
export async function deleteOccurrence(
  scope: WriteScope,
  dependencies: EventDependencies,
  id: string,
  day: string,
  mode: OccurrenceDeletion,
): Promise<void> {
  const row = await getEvent(scope, id);
  if (mode === 'all') return deleteEvent(scope, dependencies, id);
  const zone = dependencies.timeZone();
  const onDay = findOnDay(row, day, zone);
  if (!onDay && exceptionsOf(row).has(day)) return;
  const found = onDay ?? baseOnUtcDay(row, day, zone);
  if (!found) throw notFound('Occurrence');
  const change =
    mode === 'this_only'
      ? { recurrence_exceptions: JSON.stringify([...exceptionsOf(row), found.date]) }
      : { recurrence_end: new Date(found.start.getTime() - 1000).toISOString() };
  const isOver = mode === 'this_and_future' && found.isBase;
  if (isOver || !baseOf({ ...row, ...change }, zone)) return deleteEvent(scope, dependencies, id);
  await changeEvent(scope.db, id, { ...change, updated_at: scope.now.toISOString() });
  announceChange(scope, dependencies.hub, 'events');
}

/** The first date carries no day of its own on the wire, so clients name it by the UTC day of its start. */
function baseOnUtcDay(row: EventRow, day: string, zone: string) {
  const base = baseOf(row, zone);
  return base?.start.toISOString().startsWith(day) ? base : undefined;
}

/** All-day events are days: when the owner's zone changes, their instants move with it. */
export async function moveAllDayEvents({ db }: WriteScope, zone: string): Promise<void> {
  for (const row of await selectAllDay(db)) {
    if (row.start_date === null) continue;
    const { start_time, end_time } = allDayTimes(row.start_date, row.end_date ?? undefined, zone);
    if (start_time !== row.start_time)
      await changeEvent(db, row.id, { start_time, end_time, time_zone: zone });
  }
}

const asInstant = (text: string | null | undefined, zone: string) =>
  text === null || text === undefined ? null : parseTimestamp(text, zone).toISOString();

function given<T extends Record<string, unknown>>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function changedTimes(row: EventRow, wanted: EventUpdate, zone: string) {
  const { start_time, end_time, is_all_day } = wanted;
  if (start_time === undefined && end_time === undefined && is_all_day === undefined) return {};
  const isAllDay = is_all_day ?? row.is_all_day === 1;
  // A day that becomes timed keeps its first midnight, but not the midnight after its last day.
  const keptEnd = row.is_all_day === 1 && !isAllDay ? null : row.end_time;
  const times = {
    start: start_time ?? row.start_time,
    end: end_time === undefined ? keptEnd : end_time,
    isAllDay,
  };
  return { ...readTimes(times, zone), ...(start_time !== undefined && { time_zone: zone }) };
}
