import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { redocPage, redocStart, swaggerPage, swaggerStart } from './api-docs-pages.ts';

/** One file of the documentation pages, with the policy its page needs. */
export type ApiDocsAsset = { body: string; contentType: string; contentSecurityPolicy: string };

const about = { title: 'ClawChat API', documentUrl: '/openapi.json' };

const commonPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:";
const closedPolicy = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const swaggerPolicy = `${commonPolicy}; style-src 'self'; ${closedPolicy}`;
/** ReDoc writes its styles into the page and searches in a worker that it makes from a blob. */
const redocPolicy = `${commonPolicy}; style-src 'unsafe-inline'; worker-src blob:; ${closedPolicy}`;

const html = 'text/html; charset=utf-8';
const javascript = 'text/javascript; charset=utf-8';
const css = 'text/css; charset=utf-8';

/** Of these packages only single files are of interest; the built server has them in a folder of its own. */
const builtFolder =
  extname(import.meta.filename) === '.ts' ? undefined : new URL('../../api-docs/', import.meta.url);
const inSwagger = (file: string) =>
  new URL(file, builtFolder ?? import.meta.resolve('swagger-ui-dist/package.json'));
const inRedoc = (file: string) => new URL(file, builtFolder ?? import.meta.resolve('redoc/package.json'));

type Entry = { contentType: string; contentSecurityPolicy: string; load: () => string | Promise<string> };

const swagger = (contentType: string, load: Entry['load']): Entry => ({
  contentType,
  contentSecurityPolicy: swaggerPolicy,
  load,
});

const redoc = (contentType: string, load: Entry['load']): Entry => ({
  contentType,
  contentSecurityPolicy: redocPolicy,
  load,
});

const entries = new Map<string, Entry>([
  ['/docs', swagger(html, () => swaggerPage(about))],
  ['/docs/', swagger(html, () => swaggerPage(about))],
  ['/docs/start.js', swagger(javascript, () => swaggerStart)],
  ['/docs/swagger-ui.css', swagger(css, () => readFile(inSwagger('swagger-ui.css'), 'utf8'))],
  [
    '/docs/swagger-ui-bundle.js',
    swagger(javascript, () => readFile(inSwagger('swagger-ui-bundle.js'), 'utf8')),
  ],
  ['/redoc', redoc(html, () => redocPage(about))],
  ['/redoc/', redoc(html, () => redocPage(about))],
  ['/redoc/start.js', redoc(javascript, () => redocStart)],
  ['/redoc/redoc.standalone.js', redoc(javascript, redocScript)],
]);

/** Whether there is an asset, without waiting for anything: every request is asked. */
export const isApiDocs = (path: string): boolean => entries.has(path);

/**
 * The answer to a GET below `/docs` (Swagger UI) or `/redoc` (ReDoc). Nothing is read from disk before it is asked for,
 * and nothing on the pages comes from another host.
 *
 * @param path of the request, without query
 * @returns undefined when there is no such file
 */
export async function apiDocsAsset(path: string): Promise<ApiDocsAsset | undefined> {
  const entry = entries.get(path);
  if (!entry) return undefined;
  const { contentType, contentSecurityPolicy, load } = entry;
  return { body: await load(), contentType, contentSecurityPolicy };
}

/** ReDoc shows its maker's logo from a CDN, and hides it when it cannot be loaded. An empty address never is. */
async function redocScript(): Promise<string> {
  const script = await readFile(inRedoc('bundles/redoc.standalone.js'), 'utf8');
  return script.replaceAll('https://cdn.redoc.ly/redoc/logo-mini.svg', 'data:,');
}
