import type { LiveConfig } from '../config/live-config.ts';
import type { WriteScope } from '../db/work.ts';
import type { Push } from '../features/notifications/notifications.ts';
import type { Told } from '../features/reminders/reminders.ts';
import { readBackupSchedule } from '../lib/backup-schedule.ts';
import type { Hub } from '../live/hub.ts';
import type { Notices } from '../live/notices.ts';
import { type AnnouncementDependencies, announcements } from './announcements.ts';
import { createCalendarLane, tidyTime } from './calendar-lane.ts';
import { runAtTimes } from './cron-jobs.ts';
import { createMessenger } from './messenger.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { createReminderLane } from './reminder-lane.ts';

export type SchedulerDependencies = Pick<
  AnnouncementDependencies,
  'work' | 'logger' | 'timeZone' | 'ai' | 'patience'
> & {
  config: LiveConfig;
  hub: Hub;
  notices: Notices;
  push: Push;
  /** ms between two ticks. */
  tickMilliseconds: number;
  /** A reminder on the owner's computer. */
  showNotice(told: Told): void;
  /** Begins the backup that is due; false when it should be asked again. */
  startBackup(): boolean;
  /** What is done once a night, in its transaction. */
  tidy(scope: WriteScope): Promise<void>;
};

/** Reminders, briefings and what else comes by itself. */
export type Scheduler = {
  /** Begins, unless the owner switched it off. */
  start(): void;
  /** Ends when nothing is under way any more. */
  stop(): Promise<void>;
  isRunning(): boolean;
  /** Does everything that is due by now. Never rejects. */
  tick(): Promise<void>;
  /** The same for a computer that slept: no look that was lately is too early. Nothing while switched off. */
  wake(): Promise<void>;
};

/**
 * One tick every 20 seconds compares what is stored with the clock; calendar jobs ask the same questions at their very
 * time. No timer runs longer than to the next tick, so sleep, a restart or another clock can lose nothing.
 */
export function createScheduler(dependencies: SchedulerDependencies): Scheduler {
  const { config, hub, logger, timeZone, push } = dependencies;
  const settings = () => config.current().values;
  const ending = new AbortController();
  const messenger = createMessenger(hub, logger);
  const common = { ...dependencies, messenger, isHeard: hub.isHeard };
  const reminders = createReminderLane({
    ...common,
    quietHours: () => settings().QUIET_HOURS,
    interval: () => settings().REMINDER_CHECK_INTERVAL * 60_000,
  });
  const calendar = createCalendarLane({
    ...common,
    announcements: announcements({
      ...dependencies,
      briefingTime: () => settings().BRIEFING_TIME,
      weeklyReview: () => settings().WEEKLY_REVIEW,
    }),
    backup: {
      time: () => readBackupSchedule(settings().BACKUP_SCHEDULE),
      start: dependencies.startBackup,
    },
    nudges: () => ({ areOn: settings().NUDGES, quietHours: settings().QUIET_HOURS }),
    signal: ending.signal,
  });

  let isForced = true;
  const failed = (error: unknown) => {
    if (!ending.signal.aborted) logger.error({ err: error }, 'a look of the scheduler failed');
  };
  const reminderLane = oneAtATime(async () => {
    const forced = isForced;
    isForced = false;
    await reminders.run(forced);
    await push.collectReceipts();
  }, failed);
  const calendarLane = oneAtATime(() => calendar.run(), failed);

  const tick = async () => {
    await Promise.all([reminderLane.run(), calendarLane.run()]);
    await messenger.idle();
  };
  const cronTimes = () => {
    const [weekday, time] = settings().WEEKLY_REVIEW.split(' ');
    const backup = readBackupSchedule(settings().BACKUP_SCHEDULE);
    return [
      { name: 'daily briefing', time: settings().BRIEFING_TIME },
      ...(time === undefined ? [] : [{ name: 'weekly review', time, weekday }]),
      { name: 'nightly tidy', time: tidyTime },
      ...(backup ? [{ name: 'backup', time: backup.time, weekday: backup.weekday }] : []),
    ];
  };

  let timer: NodeJS.Timeout | undefined;
  let stopCron: () => void = () => undefined;
  const beginCron = () => {
    stopCron();
    stopCron = runAtTimes(cronTimes(), { zone: timeZone(), logger, run: calendarLane.run });
  };
  const isRunning = () => timer !== undefined;

  config.onChange(() => {
    if (!isRunning()) return;
    beginCron();
  });
  /** Looks at everything, whatever was looked at lately. */
  const lookAtOnce = async () => {
    if (!isRunning()) return;
    isForced = true;
    await tick();
  };
  hub.onNewcomer(() => void lookAtOnce());

  return {
    start() {
      if (isRunning() || !settings().ENABLE_SCHEDULER) return;
      timer = setInterval(() => void tick(), dependencies.tickMilliseconds);
      timer.unref();
      beginCron();
      void tick();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      stopCron();
      ending.abort(new Error('The server is stopping'));
      await Promise.all([reminderLane.idle(), calendarLane.idle()]);
      await messenger.idle();
    },
    isRunning,
    tick,
    wake: lookAtOnce,
  };
}
