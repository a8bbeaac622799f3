import { z } from 'zod';
import { type Route, writeRoute } from '../../http/route.ts';
import { savePushToken } from './notifications.store.ts';

const registerTokenRequest = z.object({
  token: z.string().min(1).max(4096),
  device_id: z.string().max(200).nullish(),
});

export const notificationRoutes = (): Route[] => [
  writeRoute(
    {
      method: 'post',
      path: '/api/notifications/register-token',
      operationId: 'registerPushToken',
      tag: 'notifications',
      summary: 'Remember a push token; repeating one is harmless',
      access: 'user',
      body: registerTokenRequest,
      status: 200,
      output: z.object({ status: z.string() }),
    },
    async ({ body, caller }, { db, now }) => {
      const at = now.toISOString();
      await savePushToken(db, {
        token: body.token,
        device_id: body.device_id ?? null,
        session_id: caller.sessionId,
        created_at: at,
        updated_at: at,
      });
      return { status: 'registered' };
    },
  ),
];
