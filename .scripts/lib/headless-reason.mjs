import { existsSync, readFileSync, statSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/**
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} environment
 * @property {number | undefined} userId
 * @property {() => boolean} sandboxAllowed whether Chromium can shut its pages in
 */

/**
 * Why the desktop window cannot be shown on this machine, whatever can be downloaded.
 *
 * @param {Machine} machine
 * @returns {string | undefined} undefined when it can
 */
export function headlessReason({ platform, environment, userId, sandboxAllowed }) {
  if (platform !== 'linux') return undefined;
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'there is no display';
  if (userId === 0) return 'Electron does not run as root';
  return sandboxAllowed() ? undefined : "this system does not allow Chromium's sandbox";
}

/**
 * Chromium needs either user namespaces, which some distributions keep from ordinary programs, or a helper that
 * belongs to root. Without both Electron ends at once with a stack trace.
 */
export function sandboxAllowed() {
  const restricted =
    readSwitch('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    readSwitch('/proc/sys/kernel/unprivileged_userns_clone') === '0';
  return !restricted || helperBelongsToRoot(inRoot('node_modules/electron/dist/chrome-sandbox'));
}

/** @param {string} file */
const readSwitch = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);

/** @param {string} file */
function helperBelongsToRoot(file) {
  const setUserId = 0o4000;
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === 0 && (stat.mode & setUserId) !== 0;
}
