import type { IncomingMessage } from 'node:http';
import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import { diskFull, HttpError, invalid } from './errors.ts';

/** Turns every throw into the error envelope. What nobody foresaw is logged with its stack and told as a plain 500. */
export function errorMiddleware(logger: Logger, leftoverMilliseconds: number): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const answer = asHttpError(error);
      if (answer.status >= 500)
        logger.error({ requestId: ctx.state['requestId'], err: error }, 'request failed');
      if (ctx.headerSent || !ctx.writable) abandon(ctx);
      else tell(ctx, answer, leftoverMilliseconds);
    }
  };
}

function tell(ctx: Context, answer: HttpError, leftoverMilliseconds: number): void {
  ctx.status = answer.status;
  ctx.set(answer.headers);
  ctx.body = answer.body();
  if (!ctx.req.complete) readAway(ctx.req, leftoverMilliseconds);
}

/**
 * Reads the rest of a request and throws it away: closing the connection with unread data would take the answer away
 * from a client that is still sending. Not for ever, though.
 */
function readAway(request: IncomingMessage, milliseconds: number): void {
  const cut = setTimeout(() => request.destroy(), milliseconds).unref();
  request.once('close', () => clearTimeout(cut)).resume();
}

/** What an error means to the client. */
export function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return diskFull(error);
  if (error instanceof URIError) return invalid('The address is not valid UTF-8');
  return new HttpError(500, 'INTERNAL_ERROR', 'Something went wrong in the server. Its log says more.', {
    cause: error,
  });
}

/** The answer was under way: nothing can be told any more, so the connection ends visibly. */
function abandon(ctx: Context): void {
  ctx.respond = false;
  ctx.res.destroy();
}
