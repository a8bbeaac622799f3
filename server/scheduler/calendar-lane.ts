import type { Work, WriteScope } from '../db/work.ts';
import type { BackupSchedule } from '../lib/backup-schedule.ts';
import type { Notices } from '../live/notices.ts';
import type { Announcement } from './announcements.ts';
import { dueDay } from './due-day.ts';
import type { Messenger } from './messenger.ts';
import { takeNudge } from './nudges.ts';
import { markTold, readMarks, selectTold, setMark, unmarkTold } from './scheduler.store.ts';

export type CalendarLaneDependencies = {
  work: Work;
  messenger: Messenger;
  notices: Notices;
  isHeard(): boolean;
  timeZone(): string;
  announcements: readonly Announcement[];
  nudges(): { areOn: boolean; quietHours: string };
  /** When a backup is due, and how it is begun; false when it should be asked again. */
  backup: { time(): BackupSchedule | undefined; start(): boolean };
  /** What is done once a night, in its transaction. */
  tidy(scope: WriteScope): Promise<void>;
  signal: AbortSignal;
};

type Channel = 'phones' | 'desktop';

/** When the house is quiet. */
export const tidyTime = '03:30';

/**
 * Does what belongs to a day and was not done for it yet. It is asked by the calendar jobs at their times and by every
 * tick; which days are done is stored, so that each gets everything exactly once, whatever clock and computer do.
 */
export function createCalendarLane(dependencies: CalendarLaneDependencies) {
  const { work, messenger, notices, timeZone, signal } = dependencies;

  const channels = (): Channel[] => [
    ...(dependencies.isHeard() ? (['phones'] as const) : []),
    ...(notices.isThere ? (['desktop'] as const) : []),
  ];

  /** The scheduler's first moment ever, and never one that is still to come: that was a clock gone wrong. */
  const readBegan = async (): Promise<Date> => {
    const { began, now } = await work.read(async ({ db, now }) => ({ ...(await readMarks(db)), now }));
    if (began && began <= now) return began;
    await work.write((scope) => setMark(scope.db, 'began', now));
    return now;
  };

  const isDue = async (when: Parameters<typeof dueDay>[0], began: Date) =>
    work.read(async ({ db, now }) => {
      const date = dueDay(when, { now, zone: timeZone(), began });
      return date === undefined ? undefined : { date, told: await selectTold(db, date) };
    });

  const announce = async ({ name, when, compose }: Announcement, began: Date) => {
    const time = when();
    const due = time && (await isDue(time, began));
    if (!due) return;
    const isOpen = (channel: Channel) => !due.told.has(`${name}/${channel}`);
    if (!channels().some(isOpen)) return;
    const { frame, notice } = await compose(signal);
    await work.write(async ({ db, now, afterCommit }) => {
      for (const channel of channels().filter(isOpen)) {
        const key = `${name}/${channel}`;
        if (!(await markTold(db, key, due.date, now))) continue;
        const takeBack = () => work.write((scope) => unmarkTold(scope.db, key, due.date));
        afterCommit(() => (channel === 'desktop' ? notices.show(notice) : messenger.tell([frame], takeBack)));
      }
    });
  };

  const tidy = async (began: Date) => {
    const due = await isDue({ time: tidyTime, usefulDays: 1 }, began);
    if (!due || due.told.has('tidy')) return;
    await work.write(async (scope) => {
      if (await markTold(scope.db, 'tidy', due.date, scope.now)) await dependencies.tidy(scope);
    });
  };

  /** A week later a weekly one is still of use; a daily one comes the next day anyway. */
  const backUp = async (began: Date) => {
    const schedule = dependencies.backup.time();
    const due = schedule && (await isDue({ ...schedule, usefulDays: schedule.days }, began));
    if (!due || due.told.has('backup') || !dependencies.backup.start()) return;
    await work.write((scope) => markTold(scope.db, 'backup', due.date, scope.now));
  };

  const nudge = async () => {
    const { areOn, quietHours } = dependencies.nudges();
    if (!areOn || channels().length === 0) return;
    await work.write(async (scope) => {
      const frame = await takeNudge(scope, { zone: timeZone(), quietHours });
      if (!frame) return;
      const { title, message, todo_id } = frame.data;
      scope.afterCommit(() => {
        // Lost when nobody hears it: the next one comes in a few hours.
        messenger.tell([frame], async () => undefined);
        notices.show({ title, body: message, opens: { kind: 'todo', id: todo_id } });
      });
    });
  };

  return {
    async run(): Promise<void> {
      const began = await readBegan();
      for (const announcement of dependencies.announcements) await announce(announcement, began);
      await nudge();
      await tidy(began);
      await backUp(began);
    },
  };
}
