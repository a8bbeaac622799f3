import type { Page, Request } from 'playwright';

export type KnownPage = { allowsNavigation(request: Request): boolean };

/** Which web contents a browser page belongs to. */
const known = new WeakMap<Page, KnownPage>();

export function registerPage(page: Page, contents: KnownPage): void {
  known.set(page, contents);
}

export function pageOf(page: Page): KnownPage | undefined {
  return known.get(page);
}
