import { wrongField } from '../../http/errors.ts';
import { addDays, localDate, startOfDay, toWall } from '../../lib/time-zone.ts';
import { parseTimestamp } from '../../lib/timestamps.ts';
import type { EventRow } from './series.ts';

export type EventTimes = Pick<EventRow, 'start_time' | 'end_time' | 'is_all_day' | 'start_date' | 'end_date'>;

type Wanted = { start: string; end: string | null | undefined; isAllDay: boolean };

/**
 * Columns for the times a client gave. An all-day event covers the days its times fall on in the owner's zone: one
 * client sends local midnight in UTC, another a bare date.
 *
 * @throws {HttpError} 422 when it would end before it starts
 */
export function readTimes({ start, end, isAllDay }: Wanted, zone: string): EventTimes {
  const startsAt = parseTimestamp(start, zone);
  const endsAt = end === null || end === undefined ? undefined : parseTimestamp(end, zone);
  if (endsAt && endsAt < startsAt) throw wrongField(['body', 'end_time'], 'must not be before start_time');
  if (!isAllDay) {
    return {
      start_time: startsAt.toISOString(),
      end_time: endsAt?.toISOString() ?? null,
      is_all_day: 0,
      start_date: null,
      end_date: null,
    };
  }
  const startDate = localDate(startsAt, zone);
  return allDayTimes(startDate, endsAt && dayAfterLast(endsAt, startDate, zone), zone);
}

/** The instants of an all-day event in a zone; asked again when the owner's zone changes. */
export function allDayTimes(startDate: string, endDate: string | undefined, zone: string): EventTimes {
  return {
    start_time: startOfDay(startDate, zone).toISOString(),
    end_time: endDate === undefined ? null : startOfDay(endDate, zone).toISOString(),
    is_all_day: 1,
    start_date: startDate,
    end_date: endDate ?? null,
  };
}

/** An end at midnight closes the day before; any other time of day belongs to the last day. */
export function dayAfterLast(endsAt: Date, startDate: string, zone: string): string | undefined {
  const wall = toWall(endsAt, zone);
  const date = wall.slice(0, 10);
  const after = wall.endsWith('T00:00:00') ? date : addDays(date, 1);
  return after > startDate ? after : undefined;
}
