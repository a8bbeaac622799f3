import { type Route, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { reminderParams, snoozeRequest, snoozeResponse } from './reminders.schema.ts';
import { finishReminder, snoozeReminder } from './reminders.ts';

export const reminderRoutes = (services: Services): Route[] => [
  writeRoute(
    {
      method: 'post',
      path: '/api/reminders/{item_id}/snooze',
      operationId: 'snoozeReminder',
      tag: 'reminders',
      summary: 'Be reminded of a todo or event again, in 10 minutes or as many as given',
      access: 'user',
      params: reminderParams,
      body: snoozeRequest,
      bodyOptional: true,
      status: 200,
      output: snoozeResponse,
      errors: [404],
    },
    async ({ params: { item_id }, body: { minutes } }, scope) => {
      const hasDesktop = services.notices.isThere;
      const at = await snoozeReminder(scope, item_id, { minutes, hasDesktop });
      return { item_id, remind_at: at.toISOString() };
    },
  ),

  writeRoute(
    {
      method: 'post',
      path: '/api/reminders/{item_id}/done',
      operationId: 'finishReminder',
      tag: 'reminders',
      summary: 'Hear no more of it; a todo is completed',
      access: 'user',
      params: reminderParams,
      status: 204,
      output: 'empty',
      errors: [404],
    },
    ({ params }, scope) => finishReminder(scope, services, params.item_id),
  ),
];
