import { addDays } from '../lib/time-zone.ts';
import type { When } from './dates/dates.ts';
import type { Intent, Slots, Understanding } from './understand/understand.ts';
import { readWish, type Wish } from './wish.ts';

type Parameters = Record<string, unknown>;

/** What the dates of a request are to each intent; for the others a date is no parameter. */
const timeParameters: Partial<Record<Intent, (when: When) => Parameters>> = {
  create_todo: asDueDate,
  update_todo: asDueDate,
  query_todos: asDueDate,
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
    match_time: matchWhen?.start,
    priority,
    status,
    all,
    ...(when && timeParameters[intent]?.(when)),
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

function asDueDate({ start, recurrence }: When): Parameters {
  return { due_date: start, recurrence_rule: recurrence };
}

function asEventTime({ start, end, allDay, recurrence }: When): Parameters {
  return {
    start_time: start,
    end_time: end,
    is_all_day: start === undefined ? undefined : allDay,
    recurrence_rule: recurrence,
  };
}

/** A single day is asked about whole; a time without an end is left to the answer. */
function asRange({ start, end, allDay }: When): Parameters {
  return {
    start_time: start,
    end_time: end ?? (allDay && start !== undefined ? addDays(start, 1) : undefined),
  };
}
