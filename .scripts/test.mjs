/**
 * Checks and tests everything; the last line is `N passed, N failed`.
 *
 *   npm test                    checks, then all tests
 *   npm test -- server/db tray  only test files whose path holds one of these words, no checks
 */
import { availableParallelism } from 'node:os';
import { findOrInstallBrowser } from './lib/browser.mjs';
import { checks, runCheck } from './lib/checks.mjs';
import { compiledFolder } from './lib/paths.mjs';
import { runPool } from './lib/pool.mjs';
import { endWithNpm } from './lib/signals.mjs';
import { findTestFiles, runTestFile } from './lib/test-files.mjs';

/** @typedef {import('./lib/checks.mjs').Outcome} Outcome */

/** @param {string} line */
const say = (line) => console.log(line);

const patterns = process.argv.slice(2);
// Many tests wait for other processes: with one a processor, a third of the time nobody would work.
const width = Math.min(Math.max(Math.ceil(availableParallelism() * 1.5), 2), 4);
/** @type {string[]} */
const timings = [];

// Ending in our own way lets the processes we started be ended with us.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
endWithNpm();
await main();

async function main() {
  const browser = await stage('browser', () => findOrInstallBrowser(say));
  say(
    browser
      ? `Browser: ${browser}`
      : 'No browser could be found or installed: tests that need one will fail.',
  );
  const checked = patterns.length > 0 ? [] : await stage('checks', () => runAll(checks.map(checkTask)));
  const files = findTestFiles(patterns);
  const environment = {
    ...process.env,
    NODE_COMPILE_CACHE: compiledFolder,
    ...(browser && { CLAWCHAT_BROWSER: browser }),
  };
  const tested = await stage('tests', () =>
    runAll(files.map((path) => () => runTestFile(path, environment))),
  );
  summarize([...checked, ...tested], tested.length);
}

/** @param {import('./lib/checks.mjs').Check} check */
function checkTask(check) {
  return () => runCheck(check);
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
async function stage(name, work) {
  const started = performance.now();
  const result = await work();
  timings.push(`${name} ${seconds(performance.now() - started)}`);
  return result;
}

/** @param {(() => Promise<Outcome>)[]} tasks */
function runAll(tasks) {
  return runPool(tasks, width, report);
}

/** @param {Outcome} outcome */
function report({ name, passed, failed, milliseconds, report: words, notes = [] }) {
  for (const note of notes) say(`        ${name}: ${note}`);
  if (failed === 0) return say(`ok      ${name} (${passed}, ${seconds(milliseconds)})`);
  say(`\nFAILED  ${name} (${failed} failed, ${passed} passed, ${seconds(milliseconds)})\n`);
  say(words.trimEnd().replaceAll(/^/gm, '    '));
  say('');
}

/**
 * @param {Outcome[]} all
 * @param {number} testFiles how many of them
 */
function summarize(all, testFiles) {
  const broken = all.filter(({ failed }) => failed > 0).map(({ name }) => name);
  if (testFiles === 0) broken.push(`no test file found ${patterns.join(' ')}`.trimEnd());
  if (broken.length > 0) say(`\nFailed:\n${broken.map((name) => `  ${name}`).join('\n')}`);
  const passed = all.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = all.reduce((sum, outcome) => sum + outcome.failed, 0) + (testFiles === 0 ? 1 : 0);
  say(`\nTime: ${timings.join(', ')}`);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
