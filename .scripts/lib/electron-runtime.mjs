import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, inRoot, projectNode, tools } from './paths.mjs';
import { runVisibly } from './run.mjs';

const downloadLimit = 180_000;
const dayInMilliseconds = 86_400_000;
const failureNote = join(cacheFolder, 'electron-download.json');

/**
 * Path of Electron's program, which its package does not bring along. Fetches it when it is missing; a failure is
 * remembered for a day, so that only the first start waits for a download that is refused.
 *
 * @param {{ now: number, say: (line: string) => void }} options `now` in milliseconds
 * @returns {string | undefined} undefined when the runtime cannot be had
 */
export function electronRuntime({ now, say }) {
  const present = installedRuntime();
  if (present || failedLately(readFailure(), electronVersion(), now)) return present;
  say("Fetching Electron's runtime, once ...");
  const fetched = runVisibly(projectNode(), [tools.electronInstall], {
    milliseconds: downloadLimit,
    silent: true,
  });
  if (fetched !== 0) rememberFailure(now);
  return installedRuntime();
}

/** The same check that Electron's own installer makes. */
function installedRuntime() {
  const folder = inRoot('node_modules/electron');
  if (!existsSync(join(folder, 'path.txt')) || !existsSync(join(folder, 'dist/version'))) return undefined;
  const version = readFileSync(join(folder, 'dist/version'), 'utf8').trim().replace(/^v/, '');
  const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  return version === electronVersion() && existsSync(program) ? program : undefined;
}

/** @returns {string} */
function electronVersion() {
  return JSON.parse(readFileSync(inRoot('node_modules/electron/package.json'), 'utf8')).version;
}

/**
 * @typedef {{ version: string, at: number }} Failure `at` in milliseconds
 *
 * @param {Failure | undefined} failure
 * @param {string} version wanted now
 * @param {number} now
 */
export function failedLately(failure, version, now) {
  if (failure?.version !== version) return false;
  const age = now - failure.at;
  return age >= 0 && age < dayInMilliseconds;
}

/** @returns {Failure | undefined} */
function readFailure() {
  return existsSync(failureNote) ? JSON.parse(readFileSync(failureNote, 'utf8')) : undefined;
}

/** @param {number} at */
function rememberFailure(at) {
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(failureNote, JSON.stringify({ version: electronVersion(), at }));
}
