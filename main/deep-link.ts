import { app } from 'electron';
import type { PagePart } from './bridge-contract.ts';

const scheme = 'clawchat';

/** What a link asks for; undefined for one that asks for nothing known, and then the window alone is shown. */
const parts: Readonly<Record<string, PagePart>> = { pair: 'pairing' };

/**
 * The part of the page a `clawchat:` link asks for. Links come from anywhere: nothing of them is used but the choice.
 *
 * @returns undefined for what is no such link; null for one that leads nowhere in particular
 */
export function readDeepLink(text: string): PagePart | null | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== `${scheme}:`) return undefined;
  return parts[url.host] ?? null;
}

/** The first link on a command line, as the system opens an app with on Windows and Linux. */
export function deepLinkIn(argv: readonly string[]): PagePart | null | undefined {
  return argv.map(readDeepLink).find((found) => found !== undefined);
}

/**
 * Makes the app the one that opens `clawchat:` links.
 *
 * @param command what starts this very app: the program, absolute, and what must stand before a link
 */
export function claimDeepLinks([program, ...before]: readonly string[]): void {
  if (before.length === 0) app.setAsDefaultProtocolClient(scheme);
  else app.setAsDefaultProtocolClient(scheme, program, before);
}

/** macOS sends links as an event, the first one before the app is ready. Must be called at once. */
export function onDeepLink(follow: (part: PagePart | null) => void): void {
  app.on('open-url', (event, text) => {
    event.preventDefault();
    const part = readDeepLink(text);
    if (part !== undefined) follow(part);
  });
}
