/**
 * Starts ClawChat: the desktop app where Electron can run, else the server alone. Arguments go on to the program.
 *
 *   --headless   the server alone, on purpose
 */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { findDesktop } from './lib/desktop.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { endWithNpm, passSignalsTo } from './lib/signals.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

endWithNpm();
const args = process.argv.slice(2).filter((argument) => argument !== '--headless');
const desktop = process.argv.includes('--headless') ? undefined : findDesktop({ say });

if (desktop && 'runtime' in desktop) startDesktop(desktop.runtime);
else {
  if (desktop) say(`Starting without a window: ${desktop.reason}.`);
  await startServer();
}

/** @param {string} runtime */
function startDesktop(runtime) {
  const child = spawn(runtime, [root, ...args], { stdio: 'inherit' });
  passSignalsTo(child);
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

/**
 * In this very process: signals and the exit code need nobody to pass them on. The built server is ready in a third of
 * the time its sources need.
 */
async function startServer() {
  const entry = inRoot('dist/server/process.js');
  process.argv = [process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
}
