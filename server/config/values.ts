import { z } from 'zod';
import { type WeekdayCode, weekdayCodes } from '../lib/working-hours.ts';

/**
 * `DATABASE_URL` in the forms people have in their configuration files, as a path.
 *
 * `sqlite:///data/x.db` is relative and `sqlite:////data/x.db` absolute, as in SQLAlchemy, where the first server's
 * setting came from.
 */
export const databaseUrlSetting = z
  .string()
  .trim()
  .min(1)
  .transform((value, context) => {
    const path = value.replace(/^sqlite(\+\w+)?:\/\/\//, '');
    if (/^[a-z][a-z0-9+]+:\/\//i.test(path) || /^sqlite(\+\w+)?:/i.test(path)) {
      context.addIssue('must be a path, sqlite:///path or sqlite+aiosqlite:///path');
      return z.NEVER;
    }
    if (path !== value && path.includes('?')) {
      context.addIssue('must not carry options after a question mark');
      return z.NEVER;
    }
    if (path === '' || path.startsWith(':memory:')) {
      context.addIssue('must name a file; a database in memory would lose everything');
      return z.NEVER;
    }
    return path;
  });

/** An origin: clients append `/api`, and one of them keeps nothing but scheme, host and port. */
export const publicUrlSetting = z
  .string()
  .trim()
  .transform((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
      context.addIssue('must be an address without path, such as https://chat.example.org');
      return z.NEVER;
    }
    return url.origin;
  });

/** Host names, lower case, without port. */
export const allowedHostsSetting = z
  .string()
  .trim()
  .transform((value, context) => {
    const hosts = value
      .split(',')
      .map((host) => host.trim().toLowerCase().replace(/\.$/, ''))
      .filter((host) => host !== '');
    for (const host of hosts) {
      if (!/^[a-z0-9.-]+$/.test(host)) {
        context.addIssue(`has "${host}", which is not a host name (no port, no http://)`);
        return z.NEVER;
      }
    }
    return hosts;
  });

const clockTime = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const hoursPattern = new RegExp(`^(${clockTime})-(${clockTime})$`);

/** `09:00-17:00`, within one day. */
export const workingHoursSetting = z
  .string()
  .trim()
  .regex(hoursPattern, 'must be two times of day such as 09:00-17:00')
  .refine((value) => {
    const [, from = '', to = ''] = hoursPattern.exec(value) ?? [];
    return from < to;
  }, 'must end after it begins, on the same day');

/** `22:00-07:00`, which may reach over midnight, or `off`. */
export const quietHoursSetting = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    new RegExp(`^(?:off|${clockTime}-${clockTime})$`),
    'must be two times of day such as 22:00-07:00, or off',
  );

/** `SU 09:00`, or `off`. */
export const weeklyReviewSetting = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    new RegExp(`^(?:OFF|(?:${weekdayCodes.join('|')}) ${clockTime})$`),
    'must be a day and a time such as SU 09:00, or off',
  )
  .transform((value) => (value === 'OFF' ? 'off' : value));

/** `daily 03:00`, `SU 03:00`, or `off`. */
export const backupScheduleSetting = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    new RegExp(`^(?:OFF|(?:DAILY|${weekdayCodes.join('|')}) ${clockTime})$`),
    'must be daily 03:00, a day and a time such as SU 03:00, or off',
  )
  .transform((value) => value.replace(/^OFF$|^DAILY/, (word) => word.toLowerCase()));

/** One line that people can read; it is shown on phones. */
export const serverNameSetting = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(63, 'must have at most 63 characters')
  .regex(/^[^\p{C}]*$/u, 'must be one line without control characters');

/** Days of the week as RFC 5545 names them: `MO-FR`, or `MO,TU,TH`. In the order of the week, each once. */
export const workingDaysSetting = z
  .string()
  .trim()
  .toUpperCase()
  .transform((value, context) => {
    const parts = value.split(',').map((part) => daysOf(part.trim()));
    if (parts.includes(undefined)) {
      context.addIssue('must be days such as MO-FR or MO,TU,TH');
      return z.NEVER;
    }
    const named = new Set(parts.flat());
    return weekdayCodes.filter((day) => named.has(day));
  });

/** One day or a stretch of them, which may reach over the end of the week. */
function daysOf(part: string): WeekdayCode[] | undefined {
  const [first, last = first, ...others] = part
    .split('-')
    .map((name) => (weekdayCodes as readonly string[]).indexOf(name));
  if (first === undefined || last === undefined || first < 0 || last < 0 || others.length > 0)
    return undefined;
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => weekdayCodes[(first + index) % 7] ?? 'MO');
}
