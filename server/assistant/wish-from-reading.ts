import { addDays } from '../lib/time-zone.ts';
import { isClockOnly } from './clock-only.ts';
import type { When } from './dates/dates.ts';
import type { Intent, Slots, Understanding } from './understand/understand.ts';
import { readWish, type Wish } from './wish.ts';

type Parameters = Record<string, unknown>;

/** What the dates of a request are to each intent; for the others a date is no parameter. */
const timeParameters: Partial<Record<Intent, (when: When, text: string) => Parameters>> = {
  create_todo: asDueDate,
  update_todo: asDueDate,
  query_todos: asLastDay,
  create_event: asEventTime,
  update_event: asEventTime,
  query_events: asRange,
  check_conflicts: asRange,
  suggest_time: ({ start }) => ({ preferred_date: start }),
};

/** A wish from what the built-in reader understood; times are local, as the HTTP API reads them. */
export function wishFromReading({ intent, confidence, decision, slots, text }: Understanding): Wish {
  const { when, matchWhen, newTitle, durationMinutes, priority, status, all } = slots;
  const parameters: Parameters = {
    ...textParameters(intent, slots, text),
    new_title: newTitle,
    location: slots.location,
    duration: durationMinutes,
    shift_minutes: slots.shiftMinutes,
    extend_minutes: slots.extendMinutes,
    match_time: matchWhen?.start,
    priority,
    status,
    all,
    ...(when && timeParameters[intent]?.(when, text)),
    keeps_day: (when && intent.startsWith('update_') && isClockOnly(text, when)) || undefined,
  };
  const wish = readWish(intent, parameters, confidence);
  return decision === 'ask' ? { ...wish, isUnsure: true } : wish;
}

/** Work is handed over in all its words: the verbs say what is to be done, and by whom. */
function textParameters(intent: Intent, { title, description, query }: Slots, text: string): Parameters {
  if (intent === 'search') return { query: query ?? title };
  if (intent === 'delegate_task') return { instruction: text };
  return { title, description, query };
}

/** "This week" is to be kept by its last day: its first may be over. */
function asDueDate(when: When, text: string): Parameters {
  const said = when.spans.map((span) => text.slice(span.start, span.end)).join(' ');
  const begun = /\bthis\b/i.test(said);
  return { due_date: begun ? lastDay(when) : when.start, recurrence_rule: when.recurrence };
}

/** Whoever asks for what is due in a week means up to its end. */
function asLastDay(when: When): Parameters {
  return { due_date: lastDay(when) };
}

function lastDay({ start, end, allDay }: When): string | undefined {
  return allDay && end !== undefined ? addDays(end, -1) : start;
}

function asEventTime({ start, end, allDay, recurrence }: When): Parameters {
  return {
    start_time: start,
    end_time: end,
    is_all_day: start === undefined ? undefined : allDay,
    recurrence_rule: recurrence,
  };
}

/** A single day, or a part of one, is asked about whole; a time without an end is left to the answer. */
function asRange({ start, end, allDay, approximate }: When): Parameters {
  if (start === undefined || end !== undefined) return { start_time: start, end_time: end };
  if (allDay) return { start_time: start, end_time: addDays(start, 1) };
  return approximate ? partOfDay(start) : { start_time: start };
}

/** Where parts of a day begin, in hours; each lasts to the next. */
const dayParts = [0, 6, 12, 17, 24] as const;

/** The morning, afternoon or evening in which a time stands for the whole of it. */
function partOfDay(start: string): Parameters {
  const [day, hour] = [start.slice(0, 10), Number(start.slice(11, 13))];
  const end = dayParts.find((begin) => begin > hour) ?? 24;
  const begin = dayParts.findLast((one) => one <= hour) ?? 0;
  const at = (hours: number) => `${String(hours).padStart(2, '0')}:00:00`;
  return {
    start_time: `${day}T${at(begin)}`,
    end_time: end === 24 ? `${addDays(day, 1)}T00:00:00` : `${day}T${at(end)}`,
  };
}
