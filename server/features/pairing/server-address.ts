import { isIP } from 'node:net';
import { isLoopback } from '../../lib/addresses.ts';

/** What is known about where a device reaches the server; origins without trailing slash. */
export type ServerAddresses = {
  /** `PUBLIC_URL`. */
  publicUrl: string | undefined;
  /** The best address in the house; undefined while there is none. */
  best: string | undefined;
  /** The `Host` header of the device's own request. */
  host: string | undefined;
};

/**
 * The address a device keeps: the public one, else the one by which it came, since that is proven, else the best one.
 * Names that only a proxy knows are not taken over: nothing says whether they mean http or https.
 */
export function addressForDevice({ publicUrl, best, host }: ServerAddresses): string | undefined {
  if (publicUrl !== undefined) return publicUrl;
  const own = host === undefined ? null : URL.parse(`http://${host}`);
  if (own && isOfTheHouse(own.hostname)) return own.origin;
  return best ?? own?.origin;
}

function isOfTheHouse(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 ? address.endsWith('.local') : !isLoopback(address);
}
