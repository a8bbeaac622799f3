import { listFiles } from './files.mjs';
import { projectNode } from './paths.mjs';
import { runQuietly } from './run.mjs';

/** A file that takes longer hangs, also on a computer that is busy. */
export const fileLimit = 180_000;

/**
 * Test files whose path holds one of the patterns, or all of them without patterns. Those that start whole programs
 * and browsers come first, so that no long one is left for the end.
 *
 * @param {string[]} patterns
 */
export function findTestFiles(patterns) {
  const wanted = listFiles(['test', 'server', 'main', 'renderer', '.scripts'])
    .filter((path) => /\.test\.(ts|mjs)$/.test(path))
    .filter((path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)));
  const isLong = (/** @type {string} */ path) => path.startsWith('test/');
  return [...wanted.filter(isLong), ...wanted.filter((path) => !isLong(path))];
}

/**
 * Runs one file in a process of its own.
 *
 * @param {string} path
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<import('./checks.mjs').Outcome>}
 */
export async function runTestFile(path, environment, milliseconds = fileLimit) {
  const args = ['--test-reporter=spec', '--test-reporter-destination=stdout', path];
  const finished = await runQuietly(projectNode(), args, {
    environment,
    milliseconds,
  });
  return {
    name: path,
    milliseconds: finished.milliseconds,
    notes: notesIn(finished.output),
    ...judge(finished, milliseconds),
  };
}

/**
 * What the words of one test process amount to. A process that fails without a failed test, that ran no test at all or
 * left some out counts as one failure.
 *
 * @param {{ code: number, output: string, timedOut: boolean }} finished
 * @param {number} limit in milliseconds
 */
export function judge({ code, output, timedOut }, limit) {
  const { pass: passed, fail, cancelled, skipped, todo } = countsOf(output);
  const failed = fail + cancelled;
  const complaint = complaintAbout({
    code,
    timedOut,
    ran: passed + failed,
    failed,
    leftOut: skipped + todo,
    limit,
  });
  if (failed > 0 || complaint === '') return { passed, failed, report: failed > 0 ? output : '' };
  return { passed, failed: 1, report: `${output}\n${complaint}\n` };
}

/**
 * @param {{ code: number, timedOut: boolean, ran: number, failed: number, leftOut: number, limit: number }} facts
 * @returns {string} empty when all is well
 */
function complaintAbout({ code, timedOut, ran, leftOut, limit }) {
  if (timedOut)
    return `It was still running after ${limit / 1000} s and was ended: something in it never finishes.`;
  if (code !== 0) return `The process ended with code ${code}, but no test failed.`;
  if (ran === 0) return 'It holds no test.';
  return leftOut > 0 ? `${leftOut} of its tests did not run (skip or todo).` : '';
}

/**
 * What a test says it could not do on this machine: a diagnostic line that begins with `not run: `.
 *
 * @param {string} output
 */
export const notesIn = (output) =>
  [...output.matchAll(/^\s*ℹ (not run: .+)$/gm)].map(([, note]) => note ?? '');

/**
 * The last lines of Node's own report: `ℹ pass 12`.
 *
 * @param {string} output
 */
function countsOf(output) {
  const counts = { pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  for (const [, name, count] of output.matchAll(/^ℹ (pass|fail|cancelled|skipped|todo) (\d+)$/gm)) {
    counts[/** @type {keyof typeof counts} */ (name)] = Number(count);
  }
  return counts;
}
