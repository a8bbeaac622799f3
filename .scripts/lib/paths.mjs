import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} path relative to the checkout, with forward slashes */
export const inRoot = (path) => join(root, path);

const ownNode = inRoot(`node_modules/node/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`);

/** The Node that runs the project: the one installed as a package, or the one running now. */
export const projectNode = () => (existsSync(ownNode) ? ownNode : process.execPath);

/** Command line tools by their JavaScript file, so that no shell or shim stands in between. */
export const tools = {
  biome: inRoot('node_modules/@biomejs/biome/bin/biome'),
  knip: inRoot('node_modules/knip/bin/knip.js'),
  tsc: inRoot('node_modules/typescript/bin/tsc'),
  vite: inRoot('node_modules/vite/bin/vite.js'),
  playwright: inRoot('node_modules/playwright/cli.js'),
  electronBuilder: inRoot('node_modules/electron-builder/cli.js'),
  electronInstall: inRoot('node_modules/electron/install.js'),
};

/** Notes that may be lost at any time, such as a failed download. */
export const cacheFolder = inRoot('node_modules/.cache/clawchat');

/** What Node compiled, kept for its next processes: hundreds of them load the same modules in a run of the tests. */
export const compiledFolder = inRoot('node_modules/.cache/compiled');
