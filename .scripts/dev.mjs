/**
 * Runs ClawChat from source and follows every change. Arguments go on to the program.
 *
 * With Electron: builds what changed and starts the app anew. Without: the server restarts by itself, and Vite serves
 * the page at an address of its own, with changes shown at once and API calls passed on to port 8000.
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { build } from './lib/build-steps.mjs';
import { findDesktop } from './lib/desktop.mjs';
import { inRoot, projectNode, root, tools } from './lib/paths.mjs';
import { endWithNpm, passSignalsTo } from './lib/signals.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

endWithNpm();
const args = process.argv.slice(2).filter((argument) => argument !== '--headless');
const desktop = process.argv.includes('--headless') ? { reason: 'asked for' } : findDesktop({ say });

if ('runtime' in desktop) followDesktop(desktop.runtime);
else {
  say(`Without a window: ${desktop.reason}.`);
  followServer();
}

/** @param {string} runtime */
function followDesktop(runtime) {
  let restarting = false;
  const start = () => {
    const child = run(runtime, [root, ...args]);
    child.once('exit', (code) => {
      if (!restarting) process.exit(code ?? 1);
      restarting = false;
      app = start();
    });
    return child;
  };
  let app = start();
  const follow = debounce(() => {
    if (build({ say }) !== 'built') return;
    restarting = true;
    app.kill('SIGTERM');
  });
  for (const folder of ['main', 'server', 'renderer']) watch(inRoot(folder), { recursive: true }, follow);
}

function followServer() {
  const server = run(projectNode(), ['--watch', '--watch-preserve-output', 'server/process.ts', ...args]);
  const page = run(projectNode(), [
    tools.vite,
    '--config',
    'renderer/vite.config.ts',
    '--clearScreen',
    'false',
  ]);
  // Neither is of use without the other.
  server.once('exit', () => page.kill('SIGTERM'));
  page.once('exit', () => server.kill('SIGTERM'));
}

/**
 * @param {string} program
 * @param {string[]} programArgs
 */
function run(program, programArgs) {
  const child = spawn(program, programArgs, { cwd: root, stdio: 'inherit' });
  passSignalsTo(child);
  return child;
}

/**
 * One call for a burst of changes.
 *
 * @param {() => void} action
 */
function debounce(action) {
  /** @type {NodeJS.Timeout | undefined} */
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, 200);
  };
}
