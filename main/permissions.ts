import { isDashboardUrl } from './dashboard-origin.ts';

/**
 * Chromium asks before a page may talk to a server on this computer. The dashboard lives by that; these are two names
 * for it, the later one being narrower. Nothing else is ever granted, and nothing to anybody else.
 */
const neededPermissions = new Set(['loopback-network', 'local-network-access']);

/** Whether a page may have a permission it asks for. */
export function isPermitted(permission: string, origin: string): boolean {
  return neededPermissions.has(permission) && isDashboardUrl(origin);
}
