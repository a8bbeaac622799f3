/**
 * Chromium without Electron knows no schemes but its own, so a page under `app://host/path` is loaded from the made-up
 * origin `https://host.app.invalid/path`; both are standard and secure, and neither is on the network.
 */
const suffix = '.invalid';
const own = new Set(['about:', 'blob:', 'data:', 'file:', 'http:', 'https:']);

export function toWeb(address: string): string {
  const url = new URL(address);
  if (own.has(url.protocol)) return address;
  return `https://${url.host}.${url.protocol.slice(0, -1)}${suffix}${url.pathname}${url.search}${url.hash}`;
}

export function toApp(address: string): string {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || !url.host.endsWith(suffix)) return address;
  const [, host, scheme] = /^(.*)\.([^.]+)\.invalid$/.exec(url.host) ?? [];
  return host === undefined ? address : `${scheme}://${host}${url.pathname}${url.search}${url.hash}`;
}
