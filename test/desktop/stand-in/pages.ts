import type { Page, Request } from 'playwright';

export type KnownPage = { allowsNavigation(request: Request): boolean };

/** Which web contents a browser page belongs to. */
const known = new WeakMap<Page, KnownPage>();

export function registerPage(page: Page, contents: KnownPage): void {
  known.set(page, contents);
}

/** The page that navigates; undefined for a window that a page is opening, which has no frame yet. */
export function navigatingPage(request: Request): KnownPage | undefined {
  try {
    return known.get(request.frame().page());
  } catch (error) {
    if (error instanceof Error && error.message.includes('before the frame is created')) return undefined;
    throw error;
  }
}
