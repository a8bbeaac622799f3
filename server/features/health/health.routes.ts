import { z } from 'zod';
import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { version } from '../../version.ts';

const health = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  ai_provider: z.string(),
  /** The same as `ai_provider`, under the name the newest web client reads. */
  ai_backend: z.string(),
  ai_model: z.string(),
  ai_connected: z.boolean(),
});

export const healthRoutes = ({ config, aiConnected }: Services): Route[] => [
  plainRoute(
    {
      method: 'get',
      path: '/api/health',
      operationId: 'getHealth',
      tag: 'health',
      summary: 'Liveness and AI status, open to anyone; degraded while no AI is connected',
      access: 'public',
      status: 200,
      output: health,
    },
    () => {
      const { AI_PROVIDER, AI_MODEL } = config.current().values;
      const connected = aiConnected();
      return {
        status: connected ? ('ok' as const) : ('degraded' as const),
        version,
        ai_provider: AI_PROVIDER,
        ai_backend: AI_PROVIDER,
        ai_model: AI_MODEL,
        ai_connected: connected,
      };
    },
  ),
];
