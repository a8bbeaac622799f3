import type { LegacyRow } from '../../../db/legacy.ts';
import { parseRule } from '../../../lib/recurrence.ts';
import { addDays, localDate } from '../../../lib/time-zone.ts';
import { isCalendarDate } from '../../../lib/timestamps.ts';
import { allDayTimes, dayAfterLast } from '../../events/events.ts';
import type { Row } from '../import-source.ts';
import { timeOf } from './convert-todos.ts';
import { createdAt, originOf, type Surroundings, tagsOf } from './surroundings.ts';
import { flagOf, instantOf, integerOf, optionalText, textArray, textOf } from './values.ts';

/** An event. It repeats on the owner's clock from now on, and all-day ones become the days they fall on. */
export function convertEvent(row: LegacyRow, around: Surroundings): Row<'events'> {
  const { repairs, zone } = around;
  const created_at = createdAt(row, around);
  const start = instantOf(row['start_time']);
  if (start === undefined) repairs.note('events without a readable start stand where they were made');
  const times = timesOf(row, start ?? created_at, around);
  const rule = optionalText(row['recurrence_rule']);
  if (rule !== null && !parseRule(rule)) repairs.note('events with an unreadable rule do not repeat');
  const reminder = integerOf(row['reminder_minutes']);
  return {
    id: textOf(row['id']),
    title: textOf(row['title']),
    description: optionalText(row['description']),
    ...times,
    time_zone: zone,
    location: optionalText(row['location']),
    reminder_minutes: reminder !== null && reminder >= 0 ? reminder : null,
    recurrence_rule: rule,
    recurrence_end: timeOf(row['recurrence_end'], around),
    recurrence_exceptions: exceptionsOf(row, times, around),
    tags: tagsOf(row, around),
    ...originOf(row, around),
    created_at,
    updated_at: instantOf(row['updated_at']) ?? created_at,
  };
}

function timesOf(row: LegacyRow, start: string, around: Surroundings) {
  const { repairs, zone } = around;
  let end = timeOf(row['end_time'], around);
  if (end !== null && end < start) {
    repairs.note('ends before their events began were left out');
    end = null;
  }
  if (flagOf(row['is_all_day']) === 0) {
    return { start_time: start, end_time: end, is_all_day: 0, start_date: null, end_date: null };
  }
  // A client that sent a bare date or a time without zone is known by the midnight; others sent their own one in UTC.
  const written = start.endsWith('T00:00:00.000Z') ? 'UTC' : zone;
  const startDate = localDate(new Date(start), written);
  return allDayTimes(
    startDate,
    end === null ? undefined : dayAfterLast(new Date(end), startDate, written),
    zone,
  );
}

/** That server named a removed date by the day of its start in UTC, here it is the day on the owner's clock. */
function exceptionsOf(
  row: LegacyRow,
  { start_time, start_date }: { start_time: string; start_date: string | null },
  { repairs, zone }: Surroundings,
): string {
  const note = () => repairs.note('unreadable removed days were left out');
  const listed = JSON.parse(textArray(row['recurrence_exceptions'], note)) as string[];
  const days = listed.map((day) => day.slice(0, 10)).filter(isCalendarDate);
  if (days.length < listed.length) note();
  const utcDay = (instantOf(row['start_time']) ?? start_time).slice(0, 10);
  const localDay = start_date ?? localDate(new Date(start_time), zone);
  const shift = (Date.parse(localDay) - Date.parse(utcDay)) / 86_400_000;
  return JSON.stringify([...new Set(days.map((day) => addDays(day, shift)))]);
}
