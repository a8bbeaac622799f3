import { hostname } from 'node:os';

/** Longest part of a name in DNS is 63 bytes (RFC 1035); what we put before and after it needs some of them. */
const longestPart = 40;

/** The computer's name as people know it, without its domain. */
export const computerName = (name = hostname()): string => name.split('.')[0] || 'ClawChat';

/**
 * The names under which the server is found in the house: the one in lists is told apart by a piece of the id from that
 * of another server, the other one is short enough to be typed.
 */
export function houseNames(id: string, name = hostname()): { name: string; host: string } {
  const computer = computerName(name);
  const typed = computer
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, longestPart);
  return {
    name: `ClawChat on ${firstBytes(computer)} (${id.slice(0, 4)})`,
    host: typed === '' ? `clawchat-${id.slice(0, 4)}.local` : `clawchat-${typed}.local`,
  };
}

/** As many whole characters as fit. */
const firstBytes = (text: string) =>
  Buffer.from(text)
    .subarray(0, longestPart)
    .toString()
    .replace(/\ufffd+$/, '');
