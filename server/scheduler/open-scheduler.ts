import type { WriteScope } from '../db/work.ts';
import { forgetExpired } from '../features/assistant/assistant.ts';
import { forgetOldSessions } from '../features/auth/auth.ts';
import { createExpoPush, createPush, type PushService } from '../features/notifications/notifications.ts';
import { tidyReminders } from '../features/reminders/reminders.ts';
import type { TodoDependencies } from '../features/todos/todos.ts';
import { forgetOldKeys } from '../http/idempotency.ts';
import type { Clock } from '../lib/clock.ts';
import { addDays, localDate } from '../lib/time-zone.ts';
import { showReminders } from './reminder-notice.ts';
import { forgetToldDays } from './scheduler.store.ts';
import { createScheduler, type Scheduler, type SchedulerDependencies } from './scheduler.ts';

export type OpenSchedulerDependencies = Omit<SchedulerDependencies, 'push' | 'showNotice' | 'tidy'> & {
  clock: Clock;
  /** For completing todos from a notice. */
  acting: TodoDependencies;
  pushService: PushService | undefined;
};

/** Days for which it is remembered what was told. */
const daysRemembered = 60;

/** Puts the scheduler together with what it tells and tidies. Starts nothing. */
export function openScheduler(dependencies: OpenSchedulerDependencies): Scheduler {
  const { work, logger, clock, config, hub, notices, acting, timeZone } = dependencies;
  const push = createPush({
    work,
    clock,
    logger,
    service: dependencies.pushService ?? createExpoPush(),
    isOn: () => config.current().values.PUSH_NOTIFICATIONS,
    connected: hub.hearingSessions,
  });
  const tidy = async (scope: WriteScope) => {
    await forgetOldKeys(scope);
    await forgetExpired(scope.db, scope.now);
    await forgetOldSessions(scope, config.current().values.JWT_EXPIRY_HOURS);
    await tidyReminders(scope);
    await forgetToldDays(scope.db, addDays(localDate(scope.now, timeZone()), -daysRemembered));
  };
  return createScheduler({ ...dependencies, push, tidy, showNotice: showReminders(notices, work, acting) });
}
