import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fingerprintOf, listFiles } from './files.mjs';
import { inRoot, projectNode } from './paths.mjs';
import { runVisibly } from './run.mjs';

/**
 * @typedef {object} BuildStep
 * @property {string} name key of its stamp
 * @property {string} label as in "Building <label>"
 * @property {string} output what is gone when it must be built again
 * @property {string[]} inputs files and folders
 * @property {(path: string) => boolean} reads which files of those folders
 * @property {() => boolean} run
 */

/** @param {string} path */
const isTest = (path) => /\.test\.[a-z]+$/.test(path);

/** What makes the bundles. */
const bundler = ['.scripts/bundle.mjs', '.scripts/lib/own-places.mjs', '.scripts/lib/third-party.mjs'];

/** @param {string} path */
const crossesTheWall = (path) =>
  !path.startsWith('server/') || /(\.schema|^server\/protocol)\.ts$/.test(path);

/** @type {BuildStep[]} */
const buildSteps = [
  {
    name: 'page',
    label: 'the dashboard page',
    output: 'dist/renderer',
    inputs: ['renderer', 'main/bridge-contract.ts', 'server', ...bundler, 'package-lock.json'],
    reads: (path) => crossesTheWall(path) && !isTest(path),
    run: () => bundle('page'),
  },
  {
    name: 'app',
    label: 'the desktop app and the server',
    output: 'dist/main',
    inputs: ['main', 'server', ...bundler, 'package-lock.json'],
    reads: (path) => !isTest(path) && extname(path) !== '.md',
    run: () => {
      if (!bundle('app')) return false;
      copyDataFiles('server', 'dist/server');
      return true;
    },
  },
];

const stampFile = 'dist/.stamps.json';

/** @returns {Record<string, string>} fingerprint of the inputs at the last build, by step */
function readStamps() {
  return existsSync(inRoot(stampFile)) ? JSON.parse(readFileSync(inRoot(stampFile), 'utf8')) : {};
}

/**
 * Builds every step whose inputs changed since it was built last, or every step with `all`.
 *
 * @param {{ all?: boolean, say: (line: string) => void }} options
 * @returns {'current' | 'built' | 'failed'} `failed` as soon as one step does
 */
export function build({ all = false, say }) {
  const stamps = readStamps();
  let built = false;
  for (const step of buildSteps) {
    const fingerprint = fingerprintOf(listFiles(step.inputs).filter(step.reads));
    if (!all && stamps[step.name] === fingerprint && existsSync(inRoot(step.output))) continue;
    say(`Building ${step.label} ...`);
    if (!step.run()) return 'failed';
    stamps[step.name] = fingerprint;
    writeStamps(stamps);
    built = true;
  }
  return built ? 'built' : 'current';
}

/** @param {Record<string, string>} stamps */
function writeStamps(stamps) {
  mkdirSync(dirname(inRoot(stampFile)), { recursive: true });
  writeFileSync(inRoot(stampFile), JSON.stringify(stamps));
}

/**
 * What the running server reads. Notices travel along, since the model is made from what they are about; other prose and
 * the training data stay behind.
 *
 * @param {string} file
 */
const isData = (file) => !['.ts', '.md', '.jsonl'].includes(extname(file)) || file.endsWith('NOTICE.md');

/**
 * The bundler leaves everything but code behind.
 *
 * @param {string} from
 * @param {string} to
 */
function copyDataFiles(from, to) {
  for (const path of listFiles([from]).filter(isData)) {
    cpSync(inRoot(path), inRoot(join(to, relative(from, path))));
  }
}

/** @param {'page' | 'app'} what */
const bundle = (what) => runVisibly(projectNode(), [inRoot('.scripts/bundle.mjs'), what]) === 0;
