import { isIPv6 } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';

/** Adapters by name, each address as `192.168.1.20/24`, after the hardware address. */
export type Adapters = Record<string, string>;

/** What `os.networkInterfaces()` gives for it. */
export function interfacesOf(adapters: Adapters): Record<string, NetworkInterfaceInfo[]> {
  return Object.fromEntries(
    Object.entries(adapters).map(([name, line]) => {
      const [mac = '', ...addresses] = line.split(/\s+/);
      return [name, addresses.map((cidr) => infoOf(mac, cidr))];
    }),
  );
}

function infoOf(mac: string, cidr: string): NetworkInterfaceInfo {
  const [address = '', bits = ''] = cidr.split('/');
  const internal = address.startsWith('127.') || address === '::1';
  if (isIPv6(address))
    return { address, netmask: 'ffff:ffff:ffff:ffff::', family: 'IPv6', mac, internal, cidr, scopeid: 0 };
  const mask = 2 ** 32 - 2 ** (32 - Number(bits));
  const netmask = [24, 16, 8, 0].map((shift) => (mask >>> shift) & 255).join('.');
  return { address, netmask, family: 'IPv4', mac, internal, cidr };
}
