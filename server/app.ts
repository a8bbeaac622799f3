import Koa, { type Middleware } from 'koa';
import { connectPage } from './features/connect/connect-page.ts';
import { allRoutes } from './features.ts';
import type { Guards } from './guards.ts';
import { dashboardPage } from './http/dashboard-page.ts';
import { documents } from './http/documents.ts';
import { errorMiddleware } from './http/error-middleware.ts';
import { forbidden, invalid } from './http/errors.ts';
import { cutFrozenReaders } from './http/frozen-readers.ts';
import { preflights, standardHeaders } from './http/headers.ts';
import { refusedHostMessage } from './http/host-guard.ts';
import { mountRoutes } from './http/mount.ts';
import type { Services } from './services.ts';
import type { TimeLimits } from './time-limits.ts';

export type AppOptions = {
  isAllowedHost(header: string | undefined): boolean;
  checkAnswers: boolean;
  limits: TimeLimits;
  guards: Guards;
};

/** The whole HTTP side on one screen: what a request passes, in order. */
export function createApp(
  services: Services,
  { isAllowedHost, checkAnswers, limits, guards }: AppOptions,
): Koa {
  const { logger, work, auth, pairing, config, attachmentFiles } = services;
  const routes = allRoutes(services);
  const app = new Koa();
  app.use(guards.requestLog(logger));
  app.use(cutFrozenReaders(limits.unread));
  app.use(errorMiddleware(logger, limits.leftover));
  app.use(standardHeaders);
  app.use(readableTarget);
  app.use(hostGuard(isAllowedHost));
  app.use(preflights);
  app.use(connectPage({ addressFor: pairing.addressFor }));
  app.use(dashboardPage());
  app.use(documents(routes));
  const mounted = mountRoutes(routes, {
    work,
    authenticate: auth.authenticate,
    watchEnd: auth.watchEnd,
    uploadLimits: () => ({
      folder: attachmentFiles.arrivals,
      bytes: config.current().values.MAX_UPLOAD_SIZE_MB * 1_048_576,
    }),
    bodyMilliseconds: limits.body,
    parse: guards.parseParts,
    checkAnswers,
  });
  for (const middleware of mounted) app.use(middleware);
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A client that goes in the middle of a download is no failure of the server.
    const level = error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'debug' : 'error';
    logger[level]({ err: error }, 'request failed outside its handler');
  });
  return app;
}

/** Addresses that can be read for sure, as nearly all are. */
const plainTarget = /^\/(?!\/)[\w\-./?&=%+~]*$/;

/** Koa's own reading of an address throws for some that only a broken client sends. */
const readableTarget: Middleware = (ctx, next) => {
  const target = ctx.req.url ?? '';
  if (!plainTarget.test(target) && !URL.canParse(target, 'http://localhost'))
    throw invalid('The address is malformed');
  return next();
};

const hostGuard =
  (isAllowedHost: AppOptions['isAllowedHost']): Middleware =>
  (ctx, next) => {
    if (!isAllowedHost(ctx.req.headers.host)) throw forbidden(refusedHostMessage(ctx.req.headers.host));
    return next();
  };
