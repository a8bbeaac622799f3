import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from './paths.mjs';

/** Where each bundle leaves the folders of the packages that went into it. */
const lists = 'dist/third-party';

/** Not bundled, but shipped. */
const shippedAsFiles = ['better-sqlite3', 'redoc', 'swagger-ui-dist'].map((name) => `node_modules/${name}`);

/**
 * Writes down which packages a bundle holds.
 *
 * @param {string} bundleName
 * @returns {import('vite').Plugin}
 */
export function nameThirdParty(bundleName) {
  return {
    name: 'name-third-party',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
      const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
      mkdirSync(inRoot(lists), { recursive: true });
      writeFileSync(inRoot(`${lists}/${bundleName}.json`), JSON.stringify([...folders].sort()));
    },
  };
}

/**
 * @param {string} id of a module: its path, perhaps with a mark before and a query after
 * @returns {string | undefined} the folder of its package, relative to the checkout; undefined for our own modules
 */
export function packageFolder(id) {
  const path = id.replace(/^\0/, '').replaceAll('\\', '/');
  return /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path.slice(root.length))?.[0];
}

/**
 * @typedef {object} ShippedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license SPDX expression, as the package states it
 * @property {string} text of its licence and notice files, empty when it has none
 */

/**
 * Every package of which something is shipped, by name. Must be called after a build.
 *
 * @returns {ShippedPackage[]}
 */
export function shippedPackages() {
  const folders = readdirSync(inRoot(lists)).flatMap(
    (file) => /** @type {string[]} */ (JSON.parse(readFileSync(inRoot(`${lists}/${file}`), 'utf8'))),
  );
  /** @type {Map<string, ShippedPackage>} */
  const found = new Map();
  for (const folder of new Set([...shippedAsFiles, ...folders])) {
    const shipped = describePackage(inRoot(folder));
    found.set(`${shipped.name}@${shipped.version}`, shipped);
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/**
 * @param {string} folder
 * @returns {ShippedPackage}
 */
function describePackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const text = texts.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return {
    name,
    version,
    license: String(license?.type ?? license ?? 'not stated'),
    text: text.join('\n\n'),
  };
}

/**
 * Writes the list that goes with every package of the app.
 *
 * @param {string} file absolute
 */
export function writeThirdPartyList(file) {
  const packages = shippedPackages();
  const overview = packages.map(({ name, version, license }) => `${name} ${version}: ${license}`);
  const texts = packages.map(
    ({ name, version, text }) => `${name} ${version}\n\n${text || 'No text of its own.'}`,
  );
  const bar = `\n\n${'-'.repeat(80)}\n\n`;
  const introduction =
    'ClawChat contains the following packages of others. Electron and Chromium: see LICENSES.chromium.html.';
  if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${[introduction, overview.join('\n'), ...texts].join(bar)}\n`);
}
