import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root } from './paths.mjs';

/**
 * Every file at or below the given places, as sorted paths relative to the checkout with forward slashes.
 *
 * @param {string[]} places
 */
export const listFiles = (places) => places.flatMap(filesAt).sort();

/**
 * @param {string} place
 * @returns {string[]} none when there is no such place
 */
function filesAt(place) {
  if (!existsSync(inRoot(place))) return [];
  if (statSync(inRoot(place)).isFile()) return [place];
  return readdirSync(inRoot(place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/**
 * Changes when a file is added, removed, renamed or edited; times do not count, since a checkout changes them.
 *
 * @param {string[]} paths sorted
 */
export function fingerprintOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(readFileSync(inRoot(path)))
      .update('\0');
  return hash.digest('hex');
}
