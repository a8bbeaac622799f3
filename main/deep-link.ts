import type { PagePart } from './bridge-contract.ts';

/** Of links that open the app. */
export const linkScheme = 'clawchat';

/** What a link asks for; undefined for one that asks for nothing known, and then the window alone is shown. */
const parts: ReadonlyMap<string, PagePart> = new Map([['pair', 'pairing']]);

/**
 * The part of the page a `clawchat:` link asks for. Links come from anywhere: nothing of them is used but the choice.
 *
 * @returns undefined for what is no such link; null for one that leads nowhere in particular
 */
export function readDeepLink(text: string): PagePart | null | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== `${linkScheme}:`) return undefined;
  return parts.get(url.host) ?? null;
}

/** The first link on a command line, as the system opens an app with on Windows and Linux. */
export function deepLinkIn(argv: readonly string[]): PagePart | null | undefined {
  return argv.map(readDeepLink).find((found) => found !== undefined);
}
