import type { Logger } from 'pino';
import type { ReadScope, Work, WriteScope } from '../db/work.ts';
import type { Push } from '../features/notifications/notifications.ts';
import {
  type Channel,
  findReminders,
  furthestBack,
  insertReminders,
  markDone,
  nextWaiting,
  type Reminder,
  type Told,
  takeWaiting,
} from '../features/reminders/reminders.ts';
import { endOfQuiet, isQuiet } from '../lib/quiet-hours.ts';
import type { Notices } from '../live/notices.ts';
import type { Messenger } from './messenger.ts';
import { dataVersion, readMarks, setMark } from './scheduler.store.ts';

export type ReminderLaneDependencies = {
  work: Work;
  logger: Logger;
  messenger: Messenger;
  notices: Notices;
  push: Push;
  /** Whether any client is connected. */
  isHeard(): boolean;
  timeZone(): string;
  /** As in the settings: `22:00-07:00` or `off`. */
  quietHours(): string;
  /** ms between two looks when nothing has changed. */
  interval(): number;
  /** A reminder on the owner's computer. */
  showNotice(told: Told): void;
};

/** What the latest look found, so that the next one can wait. */
type Plan = { lookedAt: number; version: number; situation: string; nextAt: number };

type Look = { now: Date; looked: Date | undefined; found: Reminder[]; nextAt: number };

/**
 * Looks through todos and calendar for what is due, notes it, and tells it wherever it was not told yet. All that decides
 * is the clock and what is stored, so nothing is lost over sleep, restarts, or changes of the clock.
 */
export function createReminderLane(dependencies: ReminderLaneDependencies) {
  const { work, messenger, notices, push } = dependencies;
  let plan: Plan | undefined;
  const hasDesktop = notices.isThere;

  /** A look through everything costs some milliseconds: not every 20 seconds when nothing can have come due. */
  const canWait = (now: number, version: number, situation: string) =>
    plan !== undefined &&
    plan.version === version &&
    plan.situation === situation &&
    now < plan.nextAt &&
    now >= plan.lookedAt &&
    now - plan.lookedAt < dependencies.interval();

  const look = async (scope: ReadScope): Promise<Look> => {
    const { now } = scope;
    const zone = dependencies.timeZone();
    const { looked } = await readMarks(scope.db);
    const since = new Date(
      Math.max(Math.min((looked ?? now).getTime(), now.getTime()), now.getTime() - furthestBack),
    );
    const until = new Date(now.getTime() + dependencies.interval());
    const found = await findReminders(scope, { since, until }, zone);
    const ahead = found.map(({ remindAt }) => remindAt.getTime()).filter((at) => at > now.getTime());
    const putOff = await nextWaiting(scope.db, now);
    const hours = dependencies.quietHours();
    const moments = [
      ...ahead,
      ...(putOff ? [putOff.getTime()] : []),
      ...(isQuiet(now, hours, zone) ? [endOfQuiet(now, hours, zone).getTime()] : []),
    ];
    return { now, looked, found, nextAt: Math.min(...moments, Number.POSITIVE_INFINITY) };
  };

  const note = async (scope: WriteScope, { looked, found }: Look) => {
    const due = found.filter(({ remindAt }) => remindAt <= scope.now);
    await insertReminders(scope.db, due, { now: scope.now, hasDesktop });
    const age = looked ? Math.abs(scope.now.getTime() - looked.getTime()) : Number.POSITIVE_INFINITY;
    if (due.length > 0 || age >= dependencies.interval()) await setMark(scope.db, 'looked', scope.now);
  };

  const tell = async (scope: WriteScope) => {
    const zone = dependencies.timeZone();
    const options = { zone, isQuiet: isQuiet(scope.now, dependencies.quietHours(), zone) };
    if (hasDesktop) {
      const told = await takeWaiting(scope, 'desktop', options);
      scope.afterCommit(() => told.forEach(dependencies.showNotice));
    }
    if (!dependencies.isHeard() && !(await push.isReady(scope.db))) return;
    const told = await takeWaiting(scope, 'phones', options);
    if (told.length > 0) scope.afterCommit(() => tellPhones(told));
  };

  const tellPhones = (told: readonly Told[]) => {
    messenger.tell(
      told.map(({ data }) => ({ type: 'reminder', data })),
      () => takeBack('phones', told),
      () => push.send(told.map(({ data }) => noteOf(data))),
    );
  };

  const takeBack = (channel: Channel, told: readonly Told[]) =>
    work.write(({ db }) =>
      markDone(
        db,
        [channel],
        told.flatMap(({ rows }) => rows),
        null,
      ),
    );

  return {
    /** One look, if there can be anything to find or to tell; in any case when `isForced`. */
    async run(isForced: boolean): Promise<void> {
      const situation = [dependencies.timeZone(), dependencies.quietHours(), dependencies.interval()].join();
      const { version, at } = await work.read(async ({ db, now }) => ({
        version: await dataVersion(db),
        at: now.getTime(),
      }));
      if (!isForced && canWait(at, version, situation)) return;
      const found = await work.read(look);
      await work.write(async (scope) => {
        await note(scope, found);
        await tell(scope);
      });
      plan = { lookedAt: found.now.getTime(), version, situation, nextAt: found.nextAt };
    },
  };
}

const noteOf = ({ title, message, item_type, item_id, reminder_type }: Told['data']) => ({
  title,
  body: message,
  data: { type: 'reminder', reminder_type, item_type, item_id },
});
