import { isIP } from 'node:net';

export type HostRules = {
  /** Name of this computer, as the system says it. */
  machineName: string;
  /** Lower case, without port. */
  allowedHosts: readonly string[];
  publicUrl: string | undefined;
};

/**
 * Whether a request may name this host. A page on the internet can point its own name at a home address and then read
 * answers as its own origin (DNS rebinding); it cannot make the browser send one of the names below.
 */
export function isAllowedHost(header: string | undefined, rules: HostRules): boolean {
  const host = hostName(header);
  if (host === undefined) return false;
  if (isIP(host) !== 0 || host === 'localhost' || host.endsWith('.localhost')) return true;
  if (isMachine(host, rules.machineName.toLowerCase())) return true;
  if (host.endsWith('.local')) return true;
  if (rules.publicUrl !== undefined && new URL(rules.publicUrl).hostname.toLowerCase() === host) return true;
  return rules.allowedHosts.includes(host);
}

/**
 * The computer's own name, with or without a domain. Names that say nothing are none: anybody could register a
 * `localhost.example`.
 */
function isMachine(host: string, name: string): boolean {
  const short = isIP(name) === 0 ? (name.split('.')[0] ?? '') : '';
  if (short === '' || short === 'localhost') return host === name;
  return host === short || host.startsWith(`${short}.`);
}

/** Host of a `Host` header, lower case, without port, brackets and final dot; undefined when malformed. */
function hostName(header: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header ?? '');
  return (match?.[1] ?? match?.[2])?.toLowerCase().replace(/\.$/, '');
}

/** Tells the owner how to let a name in. */
export const refusedHostMessage = (header: string | undefined) =>
  `This server does not answer to the name "${(header ?? '').slice(0, 100)}". Use its IP address, or add the name to ALLOWED_HOSTS.`;
