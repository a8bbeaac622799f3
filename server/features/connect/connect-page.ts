import { createHash } from 'node:crypto';
import type { Middleware } from 'koa';
import { computerName } from '../../network/house-names.ts';
import { version } from '../../version.ts';
import { connectStyle } from './connect-style.ts';
import { type ConnectWords, connectWords } from './connect-words.ts';

export type ConnectOptions = {
  /** The address to type, for a device that asked for this host; an origin. */
  addressFor(host: string | undefined): string | undefined;
};

const styleHash = createHash('sha256').update(connectStyle).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * `/connect`, where `/` leads: what a phone without the app opens, with its camera or by hand. That it is shown proves
 * that the phone reaches this computer. Needs nothing but itself: no script, no further request, no internet.
 */
export function connectPage({ addressFor }: ConnectOptions): Middleware {
  return (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path === '/') return ctx.redirect('/connect');
    if (ctx.path !== '/connect') return next();
    const languages = connectWords.map(({ language }) => language);
    const language = ctx.acceptsLanguages(languages);
    const words = connectWords.find((each) => each.language === language) ?? connectWords[0];
    ctx.set('Content-Type', 'text/html; charset=utf-8');
    ctx.set('Content-Security-Policy', policy);
    ctx.set('Content-Language', words.language);
    ctx.vary('Accept-Language');
    ctx.body = page(words, computerName(), addressFor(ctx.req.headers.host));
  };
}

function page(words: ConnectWords, computer: string, address: string | undefined): string {
  const title = asText(words.title(computer));
  const typed = address === undefined ? '' : `<li>${asText(words.type)}<code>${asText(address)}</code></li>`;
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${connectStyle}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${asText(words.works)}</p>
<h2>${asText(words.stepsHeading)}</h2>
<ol>
<li>${asText(words.scan)}</li>
${typed}
<li>${asText(words.code)}</li>
</ol>
<footer>
<p>${asText(words.browser)}</p>
<p><a href="/admin/">${asText(words.dashboard)}</a> · ${asText(words.version(version))}</p>
</footer>
</main>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and attributes alike: a computer's name can be anything. */
const asText = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
