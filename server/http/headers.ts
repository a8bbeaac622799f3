import type { Middleware } from 'koa';

/**
 * Cross-origin access as the clients need it: they run on any origin and carry a bearer token, never a cookie. The
 * headers are on every answer, errors included: a browser that withholds an error looks to a client like a dead network.
 */
export const crossOriginHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'X-Request-Id, Retry-After',
};

const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key',
  'Access-Control-Allow-Private-Network': 'true',
  'Access-Control-Max-Age': '600',
};

/** For answers that are data: nothing in them may be run, framed or guessed at. A page sets its own policy. */
export const securityHeaders = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cache-Control': 'no-store',
};

const everywhere = Object.entries({ ...crossOriginHeaders, ...securityHeaders });

/** Puts both sets on every answer, past Koa, which looks at each a second time. */
export const standardHeaders: Middleware = (ctx, next) => {
  const { res } = ctx;
  for (const [name, value] of everywhere) res.setHeader(name, value);
  return next();
};

/** Answers the question a browser asks before a request of another origin. It carries no token. */
export const preflights: Middleware = (ctx, next) => {
  const preflight = ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method') !== '';
  if (!preflight) return next();
  ctx.set(preflightHeaders);
  ctx.status = 204;
  return undefined;
};
