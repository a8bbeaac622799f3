import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { isDashboardUrl } from './dashboard-origin.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The page runs its own files and talks to this computer's own server; nothing else loads, runs or frames it. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' http://127.0.0.1:* ws://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * The answer to one request of the page: a file of the folder, never one outside it.
 *
 * @param folder absolute
 */
export async function answerDashboardRequest(folder: string, address: string): Promise<Response> {
  const path = isDashboardUrl(address) ? pathInside(folder, address) : undefined;
  const content = path === undefined ? undefined : await readIfPresent(path);
  if (path === undefined || content === undefined)
    return new Response('Not found', { status: 404, headers: securityHeaders });
  const type = contentTypes[extname(path)] ?? 'application/octet-stream';
  return new Response(new Uint8Array(content), { headers: { ...securityHeaders, 'content-type': type } });
}

function pathInside(folder: string, address: string): string | undefined {
  const path = normalize(join(folder, decodePath(new URL(address).pathname)));
  return path.startsWith(folder + sep) && !path.includes('\0') ? path : undefined;
}

/** An address with a broken escape names no file. */
function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return '\0';
    throw error;
  }
}

async function readIfPresent(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR') return undefined;
    throw error;
  }
}
