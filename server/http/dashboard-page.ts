import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context, Middleware } from 'koa';
import { notFound } from './errors.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Folders and names of built files: no dots but the one of the ending, so no way out of the folder. */
const builtFile = /^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.\w+$/;

/** The built dashboard: beside the sources in development, beside the compiled server in a package. */
export const builtPageFolder = join(
  import.meta.dirname,
  extname(import.meta.filename) === '.ts' ? '../../dist/renderer' : '../../renderer',
);

/** Serves the dashboard at `/admin`. */
export function dashboardPage(folder = builtPageFolder): Middleware {
  return (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path === '/admin') return ctx.redirect('/admin/');
    if (!ctx.path.startsWith('/admin/')) return next();
    return serve(ctx, folder, ctx.path.slice('/admin/'.length) || 'index.html');
  };
}

async function serve(ctx: Context, folder: string, name: string): Promise<void> {
  if (!builtFile.test(name)) throw notFound('Page');
  ctx.body = await readBuilt(join(folder, name), name);
  ctx.type = mediaTypes[extname(name)] ?? 'application/octet-stream';
  ctx.set('Content-Security-Policy', policy);
  // Built assets carry a hash in their names; the page itself is asked for anew each time.
  ctx.set('Cache-Control', name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
}

async function readBuilt(path: string, name: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'EISDIR') throw error;
    throw notFound(name === 'index.html' ? 'The dashboard is not built (npm run build); page' : 'Page');
  }
}
