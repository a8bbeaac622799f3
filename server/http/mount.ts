import type { IncomingMessage } from 'node:http';
import type { Context, Middleware } from 'koa';
import type { Work } from '../db/work.ts';
import { type Caller, nobody } from './access.ts';
import { jsonLimits, readJsonBody } from './body.ts';
import { HttpError, notFound } from './errors.ts';
import { type KeptAnswers, keepAnswers } from './kept-answers.ts';
import { makePerformer, type Request } from './perform.ts';
import type { Route } from './route.ts';
import { groupRouters, type RouterFor } from './router-groups.ts';
import { receiveFile, type UploadLimits } from './upload.ts';
import type { parseParts } from './validate.ts';

export type MountOptions = {
  work: Work;
  /** Who calls. @throws {HttpError} 401 or 403 */
  authenticate(authorization: readonly string[], address: string): Promise<Caller>;
  /** Calls back when a session ends, at once when it already has. Returns the function that takes the interest back. */
  watchEnd(sessionId: string, onEnd: () => void): () => void;
  /** Where uploads arrive and how large they may be. */
  uploadLimits(): UploadLimits;
  /** Time for a JSON body. */
  bodyMilliseconds: number;
  /** @throws {HttpError} 422 */
  parse: typeof parseParts;
  /** Checks every answer against its whole declaration. For tests: it costs more than most handlers. */
  checkAnswers: boolean;
};

/** Turns declarations into middleware. Unknown routes and wrong methods answer in the error envelope, too. */
export function mountRoutes(routes: readonly Route[], options: MountOptions): Middleware[] {
  const given = { ...options, kept: keepAnswers() };
  const routerFor = groupRouters(inMatchingOrder(routes), (router, route) => {
    router.register(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), [route.method], makeHandler(route, given));
  });
  return [(ctx, next) => routerFor(ctx.path).routes(ctx, next), refuseUnmatched(routerFor)];
}

/** `/todos/bulk` before `/todos/{todo_id}`: fixed segments win over parameters. */
function inMatchingOrder(routes: readonly Route[]): Route[] {
  const rank = (path: string) => path.replaceAll(/\{\w+\}/g, '\uffff');
  return [...routes].sort((a, b) => (rank(a.path) < rank(b.path) ? -1 : 1));
}

function makeHandler(route: Route, options: MountOptions & { kept: KeptAnswers }): Middleware {
  const perform = makePerformer(route, options);
  return async (ctx) => {
    ctx.state['operationId'] = route.operationId;
    const request = await readRequest(route, ctx, options);
    if (route.output === 'raw') {
      await untilSessionEnds(request, options, () => perform(request));
      ctx.respond = false;
      return;
    }
    const answer = await perform(request);
    ctx.status = answer.status;
    if (answer.status === 204) return;
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = answer.text;
  };
}

/** What is written bit by bit stops in the middle when whoever asked is shut out. */
async function untilSessionEnds(
  { caller, raw }: Request,
  { watchEnd }: MountOptions,
  run: () => Promise<unknown>,
): Promise<void> {
  const forget =
    caller.kind === 'nobody' ? undefined : watchEnd(caller.sessionId, () => raw.response.destroy());
  try {
    await run();
  } finally {
    forget?.();
  }
}

async function readRequest(route: Route, ctx: Context, options: MountOptions): Promise<Request> {
  const address = ctx.req.socket.remoteAddress ?? '';
  // Before anything is waited for: a client that has gone by then says so only once.
  const signal = goneSignal(ctx);
  const caller = await identify(route, ctx, address, options.authenticate);
  const body = route.body && (await readBody(route, ctx, options.bodyMilliseconds));
  const parts = options.parse(route, { params: ctx['params'], query: ctx.query, body });
  const file = route.upload ? await receiveFile(ctx, uploadLimitsOf(route, options)) : undefined;
  return {
    ...(parts as Pick<Request, 'params' | 'query' | 'body'>),
    sentBody: body,
    file,
    caller,
    address,
    requestId: String(ctx.state['requestId']),
    get signal() {
      return signal();
    },
    raw: { request: ctx.req, response: ctx.res },
  };
}

const uploadLimitsOf = ({ uploadBytes }: Route, { uploadLimits }: MountOptions): UploadLimits => ({
  ...uploadLimits(),
  ...(uploadBytes && { bytes: uploadBytes }),
});

/** Gives what is aborted when the client goes away before it has the whole answer; most handlers never ask. */
function goneSignal({ res }: Context): () => AbortSignal {
  let isGone = false;
  let gone: AbortController | undefined;
  const abort = () => gone?.abort(new Error('The client went away'));
  res.once('close', () => {
    if (res.writableFinished) return;
    isGone = true;
    abort();
  });
  return () => {
    if (gone) return gone.signal;
    gone = new AbortController();
    if (isGone) abort();
    return gone.signal;
  };
}

async function readBody(route: Route, ctx: Context, milliseconds: number): Promise<unknown> {
  const body = await readJsonBody(ctx.req, { ...jsonLimits, milliseconds });
  return body === undefined && route.bodyOptional ? {} : body;
}

async function identify(
  route: Route,
  ctx: Context,
  address: string,
  authenticate: MountOptions['authenticate'],
) {
  if (route.access === 'public' || route.access === 'download') return nobody;
  const caller = await authenticate(authorizations(ctx.req), address);
  if (route.access === 'owner' && caller.kind === 'device') {
    throw new HttpError(403, 'FORBIDDEN', 'Only the owner can do this: sign in with the PIN');
  }
  return caller;
}

/** Every `Authorization` header as it was sent; elsewhere Node keeps the first one only. */
function authorizations({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization',
  );
}

function refuseUnmatched(routerFor: RouterFor): Middleware {
  return (ctx) => {
    const allowed = routerFor(ctx.path)
      .router.match(ctx.path, ctx.method)
      .path.flatMap((layer) => layer.methods);
    if (allowed.length === 0) throw notFound('Page');
    const allow = [...new Set([...allowed, 'OPTIONS'])].join(', ');
    if (ctx.method === 'OPTIONS') {
      ctx.set('Allow', allow);
      ctx.status = 204;
      return;
    }
    throw new HttpError(405, 'VALIDATION_ERROR', `${ctx.method} is not possible here; possible: ${allow}`, {
      headers: { Allow: allow },
    });
  };
}
