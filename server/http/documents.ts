import type { Middleware } from 'koa';
import { apiDocsAsset, isApiDocs } from './api-docs.ts';
import { openApiDocument } from './openapi.ts';
import type { Route } from './route.ts';

/** `/openapi.json`, `/docs` and `/redoc`: made or read when first asked for. */
export function documents(routes: readonly Route[]): Middleware {
  let document: string | undefined;
  return (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path === '/openapi.json') {
      document ??= JSON.stringify(openApiDocument(routes));
      ctx.type = 'application/json; charset=utf-8';
      ctx.body = document;
      return undefined;
    }
    return isApiDocs(ctx.path) ? sendApiDocs(ctx, next) : next();
  };
}

const sendApiDocs: Middleware = async (ctx, next) => {
  const asset = await apiDocsAsset(ctx.path);
  if (!asset) return next();
  ctx.set('Content-Type', asset.contentType);
  ctx.set('Content-Security-Policy', asset.contentSecurityPolicy);
  ctx.body = asset.body;
};
