import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether node_modules holds what package-lock.json asks for. npm keeps a record of what it installed, written last,
 * so that an interrupted install does not look finished. Packages for other platforms may be missing.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} present node_modules/.package-lock.json
 */
export function isInstalled(wanted, present) {
  const installed = present.packages ?? {};
  return Object.entries(wanted.packages ?? {}).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

export function packagesAreInstalled() {
  const present = readJson('node_modules/.package-lock.json');
  return present !== undefined && isInstalled(readJson('package-lock.json') ?? {}, present);
}

/**
 * @param {string} path
 * @returns {Lockfile | undefined} undefined when there is no such file, or only half of it
 */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(inRoot(path), 'utf8'));
  } catch {
    return undefined;
  }
}
