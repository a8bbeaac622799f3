/**
 * Makes few files out of many with Vite: what is loaded as 430 files takes twice as long to start, and what no program
 * reads need not be shipped.
 *
 *   page   the dashboard
 *   app    main process, preload script and server, with the pages of the API's documentation
 */
import { cpSync } from 'node:fs';
import { build } from 'vite';
import { keepOwnPlaces } from './lib/own-places.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { nameThirdParty } from './lib/third-party.mjs';

/** @typedef {import('vite').InlineConfig} Config */

/** The one package with a binary, and what only Electron has. */
const external = ['better-sqlite3', 'electron'];

/**
 * Code for Node: every package is bundled as Node itself would find it.
 *
 * @param {string} room its folder, here and in `dist`
 * @param {Record<string, string>} input files by the name they get
 * @returns {Config}
 */
const forNode = (room, input) => ({
  ...common,
  plugins: [lazyHttp, keepOwnPlaces(room), nameThirdParty(room)],
  resolve: { mainFields: ['main'] },
  ssr: { noExternal: true, external, resolve: { conditions: ['node'] } },
  build: {
    ...plain,
    ssr: true,
    target: 'node24',
    outDir: inRoot(`dist/${room}`),
    emptyOutDir: true,
    rolldownOptions: {
      input,
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', comments: false },
    },
  },
});

const common = /** @type {const} */ ({ configFile: false, root, publicDir: false, logLevel: 'error' });
/** Names in stack traces are worth more than bytes on a disk. */
const plain = { minify: false, reportCompressedSize: false };

/**
 * An `import` of Node's HTTP module looks at each of its exports, also at those that load a whole browser's network code
 * when they are looked at. Asked for in this way, they wait until they are used.
 *
 * @type {import('vite').Plugin}
 */
const lazyHttp = {
  name: 'lazy-http',
  enforce: 'pre',
  resolveId: (source) => (source === 'node:http' || source === 'http' ? '\0node-http.cjs' : undefined),
  load: (id) =>
    id === '\0node-http.cjs' ? "module.exports = process.getBuiltinModule('node:http');" : undefined,
};

/** A sandboxed preload script must be a single CommonJS file. @type {Config} */
const preload = {
  ...common,
  build: {
    ...plain,
    target: 'chrome140',
    outDir: inRoot('dist/main'),
    emptyOutDir: false,
    lib: { entry: inRoot('main/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
};

/** The files of Swagger UI and ReDoc that are served, of the many their packages hold. */
const documentation = {
  'swagger-ui-dist': ['swagger-ui.css', 'swagger-ui-bundle.js'],
  redoc: ['bundles/redoc.standalone.js'],
};

if (process.argv.includes('page')) {
  await build({
    configFile: inRoot('renderer/vite.config.ts'),
    root: inRoot('renderer'),
    logLevel: 'warn',
    plugins: [nameThirdParty('renderer')],
  });
}
if (process.argv.includes('app')) {
  await build(forNode('main', { index: inRoot('main/index.ts') }));
  await build(preload);
  await build(
    forNode('server', {
      process: inRoot('server/process.ts'),
      import: inRoot('server/import.ts'),
      'db/backup/worker': inRoot('server/db/backup/worker.ts'),
    }),
  );
  for (const [name, files] of Object.entries(documentation)) {
    for (const file of files) cpSync(inRoot(`node_modules/${name}/${file}`), inRoot(`dist/api-docs/${file}`));
  }
}
