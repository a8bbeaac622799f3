/** An address as it may be shown: it may hold a name and a password, or a key in its query. Empty when it is none. */
export function shownAddress(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.origin}${url.pathname === '/' ? '' : url.pathname}` : '';
}
