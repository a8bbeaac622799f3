import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** Runs a program to its end and answers with what it wrote. @throws with everything it wrote when it fails */
export async function runProgram(
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const options = { cwd: root, env: { ...process.env, ...environment }, maxBuffer: 64e6 };
  const { stdout } = await promisify(execFile)(program, args, options);
  return stdout;
}

/**
 * Runs electron-builder as `npm run package` does, without a network.
 *
 * @param target as electron-builder calls it: `dir`, `deb`
 */
export function buildPackage(
  target: string,
  options: readonly string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const always = ['--linux', target, `--${process.arch}`, '--publish', 'never'];
  return runProgram(process.execPath, [builder, ...always, ...options], environment);
}
