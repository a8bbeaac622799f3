import type { Work } from '../db/work.ts';
import { finishReminder, snoozeReminder, type Told } from '../features/reminders/reminders.ts';
import type { TodoDependencies } from '../features/todos/todos.ts';
import type { NoticeAction, Notices } from '../live/notices.ts';

/** How long the button puts a reminder off. */
const snoozeMinutes = 10;

/** Shows reminders on the owner's computer; a click opens the item, and buttons put it off or finish it. */
export function showReminders(notices: Notices, work: Work, dependencies: TodoDependencies) {
  return ({ data, rows }: Told): void => {
    const { title, message, item_id, item_type, occurrence_date } = data;
    const later: NoticeAction = {
      label: 'In 10 minutes',
      run: () =>
        work.write((scope) => snoozeReminder(scope, item_id, { minutes: snoozeMinutes, hasDesktop: true })),
    };
    const done: NoticeAction = {
      label: 'Done',
      run: () => work.write((scope) => finishReminder(scope, dependencies, item_id)),
    };
    const actions = item_type === 'todo' ? [done, later] : [later];
    notices.show({
      title,
      body: message,
      opens: {
        kind: item_type,
        id: item_id,
        ...(occurrence_date !== undefined && { date: occurrence_date }),
      },
      // Of several at once no button could say which it means.
      actions: rows.length === 1 ? actions : [],
    });
  };
}
