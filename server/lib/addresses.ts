import { isIPv6 } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import type { ReachableAddress } from '../protocol.ts';

/** What a server listens on: an address of this computer, or a wildcard. */
export type Bound = { address: string; port: number };

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Adapters behind which no phone of the house is: containers, virtual machines, tunnels. */
const virtualAdapter =
  /docker|^br-|veth|virbr|vmnet|vmware|vbox|virtualbox|hyper-v|vethernet|wsl|tailscale|zerotier|^tun|^tap|utun|^wg|ppp|vpn|loopback|awdl|llw|podman|cni|lxc/i;

/**
 * Addresses of this computer that a phone may reach, best first: real adapters before virtual ones, IPv4 before IPv6,
 * private ranges before public ones. Never loopback or link-local, which lead nowhere from a phone, and only those on
 * which the server really listens.
 */
export function reachableAddresses(interfaces: Interfaces, { address, port }: Bound): ReachableAddress[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter((info) => isUsable(info) && isServed(info, address))
      .map((info) => ({ name, info })),
  );
  return found
    .map(({ name, info }) => ({ rank: rank(name, info), name, info }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ name, info }) => ({
      url: `http://${info.family === 'IPv6' ? `[${info.address}]` : info.address}:${port}`,
      address: info.address,
      interface: name,
      family: info.family,
    }));
}

function isUsable({ internal, address, family }: NetworkInterfaceInfo): boolean {
  if (internal) return false;
  return family === 'IPv4' ? !address.startsWith('169.254.') : !/^fe[89ab]/i.test(address);
}

function isServed({ address, family }: NetworkInterfaceInfo, bound: string): boolean {
  if (bound === '::') return true;
  return bound === '0.0.0.0' ? family === 'IPv4' : address === bound;
}

/** Where this computer itself reaches the server: an origin, no trailing slash. */
export function ownOrigin({ address, port }: Bound): string {
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** Whether only this computer can reach what listens there. */
export const isLoopback = (address: string) => address === '::1' || address.startsWith('127.');

function rank(name: string, { family, address }: NetworkInterfaceInfo): number {
  return (virtualAdapter.test(name) ? 4 : 0) + (family === 'IPv6' ? 2 : 0) + (isPrivate(address) ? 0 : 1);
}

/** RFC 1918 and RFC 4193. */
const isPrivate = (address: string) =>
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) || /^f[cd]/i.test(address);
