import { app } from 'electron';
import type { PagePart } from './bridge-contract.ts';
import { linkScheme, readDeepLink } from './deep-link.ts';

/**
 * Makes the app the one that opens `clawchat:` links.
 *
 * @param command what starts this very app: the program, absolute, and what must stand before a link
 */
export function claimDeepLinks([program, ...before]: readonly string[]): void {
  if (before.length === 0) app.setAsDefaultProtocolClient(linkScheme);
  else app.setAsDefaultProtocolClient(linkScheme, program, before);
}

/** macOS sends links as an event, the first one before the app is ready. Must be called at once. */
export function onDeepLink(follow: (part: PagePart | null) => void): void {
  app.on('open-url', (event, text) => {
    event.preventDefault();
    const part = readDeepLink(text);
    if (part !== undefined) follow(part);
  });
}
