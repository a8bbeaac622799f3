import { addDays, localDate, toInstant } from './time-zone.ts';
import { weekdayOf } from './working-hours.ts';

/** When a backup comes by itself: every day, or on one of the week. */
export type BackupSchedule = {
  /** `HH:MM` */
  time: string;
  /** `MO` to `SU`; without it every day. */
  weekday: string | undefined;
  /** Days between two. */
  days: number;
};

/** What `BACKUP_SCHEDULE` says; undefined for `off`. */
export function readBackupSchedule(text: string): BackupSchedule | undefined {
  const [day, time] = text.split(' ');
  if (time === undefined) return undefined;
  return day === 'daily' ? { time, weekday: undefined, days: 1 } : { time, weekday: day, days: 7 };
}

/** The next time after `now`. */
export function nextBackupAt({ time, weekday }: BackupSchedule, now: Date, zone: string): Date {
  const today = localDate(now, zone);
  for (let ahead = 0; ; ahead += 1) {
    const date = addDays(today, ahead);
    const moment = toInstant(`${date}T${time}`, zone);
    if (moment > now && (weekday === undefined || weekdayOf(date) === weekday)) return moment;
  }
}
