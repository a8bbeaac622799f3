import { isIPv6 } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import type { ReachableAddress } from '../protocol.ts';
import { type AdapterKind, adapterKind } from './adapters.ts';

/** What a server listens on: an address of this computer, or a wildcard. */
export type Bound = { address: string; port: number };

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** An address at which phones may be able to reach the server. */
export type Candidate = ReachableAddress & {
  kind: AdapterKind;
  /** The network it is in, as `192.168.1.0/24` or `2001:db8:0:1::/64`. */
  network: string;
};

const kinds: readonly AdapterKind[] = ['lan', 'shared', 'virtual'];

/**
 * Addresses of this computer that a phone may reach, best first: real adapters before virtual ones, IPv4 before IPv6,
 * private ranges before public ones, lasting addresses before those that change daily. Never loopback or link-local,
 * which lead nowhere from a phone, and only those on which the server really listens.
 */
export function candidateAddresses(interfaces: Interfaces, { address, port }: Bound): Candidate[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter((info) => isUsable(info) && isServed(info, address))
      .map((info) => describe(name, info, port)),
  );
  const unique = new Map(found.map((each) => [each.candidate.url, each]));
  return [...unique.values()].sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate);
}

function describe(name: string, info: NetworkInterfaceInfo, port: number) {
  const { family, address } = info;
  const kind = adapterKind(name, info);
  const candidate: Candidate = {
    url: `http://${inAddress(address)}:${port}`,
    address,
    interface: name,
    family,
    kind,
    network: networkOf(info),
  };
  return { candidate, rank: kinds.indexOf(kind) * 100 + scopeRank(info) };
}

function isUsable({ internal, address, family }: NetworkInterfaceInfo): boolean {
  if (internal) return false;
  return !(family === 'IPv4' ? uselessFour : uselessSix).test(address);
}

/**
 * Loopback, link-local, multicast, the stand-in that networks without IPv4 give a computer (RFC 7335), and the range of
 * made-up addresses that proxies use (RFC 2544).
 */
const uselessFour = /^(0|127|169\.254|192\.0\.0|198\.1[89]|22[4-9]|23\d|24\d|25\d)\./;

/** Loopback, link-local, site-local, multicast, IPv4 in disguise, Teredo (RFC 4380) and 6to4 (RFC 3056). */
const uselessSix = /^(::|fe[89a-f]|ff|2001:0?:|2002:)/i;

function isServed({ address, family }: NetworkInterfaceInfo, bound: string): boolean {
  if (bound === '::') return true;
  return bound === '0.0.0.0' ? family === 'IPv4' : address === bound;
}

/** RFC 1918 before public before shared by a provider (RFC 6598); then IPv6, unique local (RFC 4193) before global. */
function scopeRank({ family, address }: NetworkInterfaceInfo): number {
  if (family === 'IPv4') return privateFour.test(address) ? 0 : carrierFour.test(address) ? 2 : 1;
  return 10 + (/^f[cd]/i.test(address) ? 0 : 2) + (isLasting(address) ? 0 : 1);
}

const privateFour = /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./;
const carrierFour = /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;

/** Made from the hardware address (RFC 4291, appendix A) or given by hand; others are changed for privacy. */
function isLasting(address: string): boolean {
  const [fifth = '', sixth = '', seventh = ''] = expandSix(address).slice(4);
  const isFromHardware = sixth.endsWith('ff') && seventh.startsWith('fe');
  return isFromHardware || [fifth, sixth, seventh].every((group) => Number.parseInt(group, 16) === 0);
}

/** Where this computer itself reaches the server: an origin, no trailing slash. */
export function ownOrigin({ address, port }: Bound): string {
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return `http://${inAddress(host)}:${port}`;
}

/** Whether only this computer can reach what listens there. */
export const isLoopback = (address: string) =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');

const inAddress = (host: string) => (isIPv6(host) ? `[${host}]` : host);

/** The network an address is in; of IPv6 the /64, which is one home or one phone. */
function networkOf({ address, netmask, family }: NetworkInterfaceInfo): string {
  if (family === 'IPv6') return `${networkOfSix(address)}::/64`;
  const mask = netmask.split('.').map(Number);
  const parts = address.split('.').map((part, index) => Number(part) & (mask[index] ?? 0));
  const bits = mask.reduce((count, byte) => count + byte.toString(2).replaceAll('0', '').length, 0);
  return `${parts.join('.')}/${bits}`;
}

/** The first 64 bits of an IPv6 address, as text. */
export const networkOfSix = (address: string): string => expandSix(address).slice(0, 4).join(':');

/** The eight groups of an IPv6 address. */
function expandSix(address: string): string[] {
  const [head = '', tail = ''] = address.replace(/%.*$/, '').split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = tail.split(':').filter((part) => part !== '');
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  return [...left, ...zeros, ...right];
}
