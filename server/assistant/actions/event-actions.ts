import {
  createEvent,
  deleteEvent,
  type EventRow,
  eventCreate,
  eventUpdate,
  getEvent,
  type Occurrence,
  occurrencesBetween,
  updateEvent,
} from '../../features/events/events.ts';
import { addDays, exactWithOffset, localDate, startOfDay } from '../../lib/time-zone.ts';
import { parseTimestamp } from '../../lib/timestamps.ts';
import type { WishParameters } from '../wish.ts';
import type { Action, ActionContext, ItemAction } from './action.ts';
import { askWhatToChange, chooseItem } from './choose-item.ts';
import { endOf, movedTimes } from './event-moves.ts';
import { given, saysSomething } from './given.ts';

const mostListed = 5;
/** How far ahead "what is on my calendar" looks, in days. */
const usualReach = 30;

function card(action_type: string, row: EventRow, zone: string) {
  return {
    action_type,
    module: 'events',
    event_id: row.id,
    event_title: row.title,
    event_start_time: exactWithOffset(new Date(row.start_time), zone),
  };
}

export const createEventAction: Action = async (context, { parameters }) => {
  const { phrases, scope, dependencies, origin } = context;
  const zone = dependencies.timeZone();
  const title = parameters.title ?? phrases.untitled.event;
  if (parameters.start_time === undefined) return { text: phrases.whenShouldItBe(title) };
  const { description, location, recurrence_rule, tags, start_time, is_all_day } = parameters;
  const wanted = eventCreate.parse({
    title,
    start_time,
    is_all_day: is_all_day ?? start_time.length === 10,
    ...given({
      end_time: endOf(parameters, parseTimestamp(start_time, zone), zone),
      description,
      location,
      recurrence_rule,
      tags,
    }),
  });
  const made = await createEvent(scope, dependencies, wanted, origin);
  return {
    text: phrases.done('created', 'event', made.title, details(context, made)),
    card: card('event_created', made, zone),
  };
};

export const queryEventsAction: Action = async ({ phrases, scope, dependencies }, { parameters }) => {
  const zone = dependencies.timeZone();
  const range = rangeOf(parameters, scope.now, zone);
  const found = await occurrencesBetween(scope.db, range, zone);
  const wanted = parameters.title?.toLowerCase();
  const fitting = wanted ? found.filter(({ row }) => row.title.toLowerCase().includes(wanted)) : found;
  const shown = fitting.length > 0 ? fitting : wanted ? [] : found;
  if (shown.length === 0) return { text: phrases.nothing('event') };
  const lines = shown.slice(0, mostListed).map((occurrence) => tell(phrases, occurrence, zone));
  return { text: phrases.list('event', shown.length, lines, shown.length - lines.length) };
};

/** From the time that was named, or from now: to the named end, the end of a named day, or a month on. */
export function rangeOf({ start_time, end_time }: WishParameters, now: Date, zone: string) {
  const from = start_time === undefined ? now : parseTimestamp(start_time, zone);
  if (end_time !== undefined) return { from, to: new Date(parseTimestamp(end_time, zone).getTime() - 1) };
  const days = start_time === undefined ? usualReach : 1;
  const to = startOfDay(addDays(localDate(from, zone), days), zone);
  return { from, to: new Date(to.getTime() - 1) };
}

const tell = (phrases: ActionContext['phrases'], { row, start }: Occurrence, zone: string) =>
  `${row.title}, ${phrases.time({ at: start, zone, dayOnly: row.is_all_day === 1 })}`;

export const updateEventAction: Action = async (context, wish) => {
  if (!saysSomething(changeOf(wish.parameters))) return askWhatToChange(context, 'event', wish);
  const choice = await chooseItem(context, 'event', 'update', wish);
  return 'outcome' in choice ? choice.outcome : updateEventItem(context, wish, choice.item.id);
};

export const updateEventItem: ItemAction = async (context, { parameters }, id) => {
  const zone = context.dependencies.timeZone();
  const before = await getEvent(context.scope, id);
  const { title, description, location, recurrence_rule, tags } = changeOf(parameters);
  const times = movedTimes(before, parameters, zone);
  const change = eventUpdate.parse({
    ...given({ title, description, location, recurrence_rule, tags }),
    ...times,
  });
  const row = await updateEvent(context.scope, context.dependencies, id, change);
  return {
    text: context.phrases.done('updated', 'event', row.title, details(context, row)),
    card: card('event_updated', row, zone),
  };
};

export const deleteEventAction: Action = async (context, wish) => {
  const choice = await chooseItem(context, 'event', 'delete', wish);
  return 'outcome' in choice ? choice.outcome : deleteEventItem(context, wish, choice.item.id);
};

export const deleteEventItem: ItemAction = async ({ scope, dependencies, phrases }, _wish, id) => {
  const row = await getEvent(scope, id);
  await deleteEvent(scope, dependencies, id);
  const text = phrases.done('deleted', 'event', row.title, []);
  return { text, card: card('event_deleted', row, dependencies.timeZone()) };
};

/** How long a timed event lasts, as far as it was said. */
function minutesOf({ start_time, end_time, is_all_day }: EventRow): number {
  if (end_time === null || is_all_day === 1) return 0;
  return Math.round((Date.parse(end_time) - Date.parse(start_time)) / 60_000);
}

function details({ phrases, dependencies }: ActionContext, row: EventRow): string[] {
  const zone = dependencies.timeZone();
  const told = [phrases.time({ at: new Date(row.start_time), zone, dayOnly: row.is_all_day === 1 })];
  const minutes = minutesOf(row);
  if (minutes > 0) told.push(phrases.planning.length(minutes));
  if (row.location !== null) told.push(phrases.at(row.location));
  if (row.recurrence_rule !== null) told.push(phrases.repeats);
  return told;
}

const changeOf = ({
  new_title,
  description,
  start_time,
  end_time,
  location,
  recurrence_rule,
  tags,
  duration,
  shift_minutes,
  extend_minutes,
}: WishParameters) =>
  given({
    title: new_title,
    ...{ description, start_time, end_time, location, recurrence_rule, tags, duration },
    ...{ shift_minutes, extend_minutes },
  });
