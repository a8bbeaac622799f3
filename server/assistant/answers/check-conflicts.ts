import { presentOccurrence } from '../../features/events/events.ts';
import { addDays, startOfDay, withOffset } from '../../lib/time-zone.ts';
import { parseTimestamp } from '../../lib/timestamps.ts';
import type { Span } from '../../lib/working-hours.ts';
import type { Wish } from '../wish.ts';
import type { Answer, AnswerContext } from './answer.ts';
import { type Taken, takenIn } from './calendar.ts';

const hour = 3_600_000;
const mostListed = 5;
/** More than this many are only counted. */
const mostInCard = 50;

/** What is in the way of a time. */
export const checkConflicts: Answer = async (context, { parameters }) => {
  const { work, zone, phrases } = context;
  const { span, taken } = await work.read(async ({ db, now }) => {
    const span = asked(parameters, now, zone);
    return { span, taken: await takenIn(db, span, zone) };
  });
  const time = (at: Date) => phrases.time({ at, zone, dayOnly: false });
  if (taken.length === 0) {
    const text = phrases.planning.noConflicts(time(span.start), time(span.end));
    return { text, card: { action_type: 'no_conflicts' } };
  }
  const lines = taken.slice(0, mostListed).map((found) => line(context, found));
  return {
    text: phrases.planning.conflicts(taken.length, lines, taken.length - lines.length),
    card: {
      action_type: 'conflicts_found',
      conflicts: taken.slice(0, mostInCard).map((found) => conflict(found, zone)),
    },
  };
};

/** From the time that was named or now, to the named end, or for an hour; a bare date is the whole day. */
function asked({ start_time, end_time, duration }: Wish['parameters'], now: Date, zone: string): Span {
  const start = start_time === undefined ? now : parseTimestamp(start_time, zone);
  const end = end_time === undefined ? undefined : parseTimestamp(end_time, zone);
  if (end && end > start) return { start, end };
  if (duration !== undefined) return { start, end: new Date(start.getTime() + duration * 60_000) };
  const isDay = start_time?.length === 10;
  return {
    start,
    end: isDay ? startOfDay(addDays(start_time, 1), zone) : new Date(start.getTime() + hour),
  };
}

function line({ phrases, zone }: AnswerContext, { occurrence, start, isAllDay }: Taken): string {
  const when = phrases.time({ at: start, zone, dayOnly: isAllDay });
  return `${occurrence.row.title}, ${when}${isAllDay ? ` (${phrases.planning.allDay})` : ''}`;
}

/** The end is the one that was reckoned with, also where the event names none. */
function conflict({ occurrence, start, end }: Taken, zone: string) {
  const { id, title, is_occurrence, occurrence_date } = presentOccurrence(occurrence, zone);
  return {
    id,
    title,
    start_time: withOffset(start, zone),
    end_time: withOffset(end, zone),
    ...(is_occurrence && { is_occurrence }),
    ...(occurrence_date !== undefined && { occurrence_date }),
  };
}
