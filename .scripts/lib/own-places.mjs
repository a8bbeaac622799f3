import { posix, relative } from 'node:path';
import { inRoot } from './paths.mjs';

/**
 * Bundled, a module is part of a file in the room's own folder; the files it reads are still where they were. This
 * tells each module where it would be if it had been compiled alone.
 *
 * @param {string} room folder in the checkout
 * @returns {import('vite').Plugin}
 */
export function keepOwnPlaces(room) {
  /** @type {Set<string>} */
  const placedModules = new Set();
  return {
    name: 'keep-own-places',
    transform(code, id) {
      const path = relative(inRoot(room), id).replaceAll('\\', '/');
      if (path.startsWith('..') || !code.includes('import.meta.')) return null;
      placedModules.add(id);
      return placed(code, path.replace(/\.ts$/, '.js'));
    },
    // One in a folder further down would count its places from there.
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.fileName.includes('/')) continue;
        const lost = chunk.moduleIds.find((id) => placedModules.has(id));
        if (lost) this.error(`${lost} would look for its files from the folder of ${chunk.fileName}`);
      }
    },
  };
}

/**
 * @param {string} code
 * @param {string} path of its compiled form, relative to the room
 */
export function placed(code, path) {
  const folder = posix.dirname(path);
  const folderText = JSON.stringify(folder === '.' ? '' : `/${folder}`);
  return code
    .replaceAll('import.meta.dirname', `(import.meta.dirname + ${folderText})`)
    .replaceAll('import.meta.filename', `(import.meta.dirname + ${JSON.stringify(`/${path}`)})`)
    .replaceAll('import.meta.url', `new URL(${JSON.stringify(`./${path}`)}, import.meta.url).href`);
}
