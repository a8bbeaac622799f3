import { projectNode, tools } from './paths.mjs';
import { runQuietly } from './run.mjs';

/**
 * @typedef {{ name: string, args: string[] }} Check
 * @typedef {{ name: string, passed: number, failed: number, milliseconds: number, report: string, notes?: string[] }} Outcome
 *   `report` is what to read when something failed, else empty; `notes` are told in any case.
 */

/** Each counts as one. @type {Check[]} */
export const checks = [
  {
    name: 'format and lint',
    args: [tools.biome, 'ci', '--colors=off', '--max-diagnostics=200', '.'],
  },
  {
    name: 'types',
    args: [tools.tsc, '--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'],
  },
  {
    name: 'types of the page',
    args: [tools.tsc, '--noEmit', '--pretty', 'false', '-p', 'renderer/tsconfig.json'],
  },
  { name: 'dead code', args: [tools.knip, '--no-progress'] },
];

/**
 * @param {Check} check
 * @returns {Promise<Outcome>}
 */
export async function runCheck({ name, args }) {
  const { code, output, milliseconds } = await runQuietly(projectNode(), args);
  const ok = code === 0;
  return {
    name,
    passed: ok ? 1 : 0,
    failed: ok ? 0 : 1,
    milliseconds,
    report: ok ? '' : output,
  };
}
