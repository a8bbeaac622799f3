import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Logger } from 'pino';

/**
 * Gives each request an id, in the answer as `X-Request-Id`, and logs method, route, status and time. Neither query nor
 * body is logged: they hold tokens and private text.
 */
export function requestLog(logger: Logger): Middleware {
  return async (ctx, next) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    ctx.state['requestId'] = requestId;
    ctx.set('X-Request-Id', requestId);
    await next();
    if (!logger.isLevelEnabled('debug')) return;
    logger.debug(
      {
        requestId,
        method: ctx.method,
        route: ctx.state['operationId'] ?? 'none',
        status: ctx.status,
        milliseconds: Math.round(performance.now() - startedAt),
      },
      'request',
    );
  };
}
