import type { Middleware } from 'koa';

/**
 * Cuts a client off that has read nothing of its answer for so long: a phone that was put away in the middle of a
 * download would hold the file and the connection for ever. Long work before the answer is no standstill, and neither is
 * an event stream, which has comments to send.
 */
export function cutFrozenReaders(milliseconds: number): Middleware {
  return (ctx, next) => {
    const { res } = ctx;
    res.setTimeout(milliseconds, () => {
      if ((res.socket?.writableLength ?? 0) > 0) res.destroy();
    });
    return next();
  };
}
