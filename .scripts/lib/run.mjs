import { spawn, spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * @typedef {{ code: number, output: string, milliseconds: number, timedOut: boolean }} Finished
 *   `output` is standard output and standard error as they came.
 */

/**
 * Runs a program to its end, with its words on our own terminal unless `silent`.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ shell?: boolean, milliseconds?: number, silent?: boolean }} [options]
 * @returns {number} its exit code; 1 when it could not be started or took longer than allowed
 */
export function runVisibly(program, args, { shell = false, milliseconds, silent = false } = {}) {
  const stdio = silent ? 'ignore' : 'inherit';
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio,
    shell,
    timeout: milliseconds,
  });
  return status ?? 1;
}

/**
 * Runs a program and keeps its words. At the time limit the program and everything it started are ended.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ environment?: NodeJS.ProcessEnv, milliseconds?: number }} [options]
 * @returns {Promise<Finished>}
 */
export function runQuietly(program, args, { environment = process.env, milliseconds = 600_000 } = {}) {
  const started = performance.now();
  const child = spawn(program, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let output = '';
  let timedOut = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const limit = setTimeout(() => {
    timedOut = true;
    endTree(child.pid);
  }, milliseconds);
  const stopWithUs = () => endTree(child.pid);
  process.once('exit', stopWithUs);

  return new Promise((resolve) => {
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(limit);
      process.off('exit', stopWithUs);
      resolve({
        code,
        output,
        milliseconds: performance.now() - started,
        timedOut,
      });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(1);
    });
    child.once('exit', (code) => {
      // Whatever the program left running would hold its output open and work on behind our back.
      endTree(child.pid);
      const patience = setTimeout(() => child.stdout.destroy() && child.stderr.destroy(), 2000);
      child.once('close', () => {
        clearTimeout(patience);
        finish(code ?? 1);
      });
    });
  });
}

/** @param {number | undefined} pid leader of a process group of its own */
function endTree(pid) {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], {
      stdio: 'ignore',
    });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
