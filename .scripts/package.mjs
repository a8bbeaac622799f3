/**
 * Makes the packages of the present system and processor, in dist/installers.
 *
 *   CLAWCHAT_PUBLISH_URL   https address of a folder in which packages are published: those made now look there for
 *                          newer ones. Without it they look nowhere.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { electronRuntime } from './lib/electron-runtime.mjs';
import { publishOptions, whyNotMade } from './lib/packaging.mjs';
import { inRoot, projectNode, tools } from './lib/paths.mjs';
import { runQuietly } from './lib/run.mjs';

/** @typedef {{ flag: string, targets: string[] }} System */

/** @type {Partial<Record<NodeJS.Platform, System>>} */
const systems = {
  darwin: { flag: '--mac', targets: ['dmg', 'zip'] },
  linux: { flag: '--linux', targets: ['AppImage', 'deb'] },
  win32: { flag: '--win', targets: ['nsis'] },
};

/** @param {string} line */
const say = (line) => console.log(line);

process.exitCode = (await main()) ? 0 : 1;

async function main() {
  const system = systems[process.platform];
  if (!system) return fail(`No package is made on ${process.platform}: only on Linux, macOS and Windows.`);
  const publish = publishOptions(process.env.CLAWCHAT_PUBLISH_URL);
  if ('problem' in publish) return fail(publish.problem);
  const runtime = electronRuntime({ now: Date.now(), say });
  if (!runtime)
    return fail(
      "No package was made: Electron's runtime, a download of 120 MB, could not be fetched. Everything else is there; " +
        'npm run package:check tries it with a stand-in.',
    );
  let all = true;
  for (const target of system.targets) all = (await make(system, target, runtime, publish.options)) && all;
  return all;
}

/** @param {string} line */
function fail(line) {
  say(line);
  return false;
}

/**
 * @param {System} system
 * @param {string} target
 * @param {string} runtime its program
 * @param {string[]} options
 */
async function make({ flag }, target, runtime, options) {
  say(`Making ${target} ...`);
  const folder = process.platform === 'darwin' ? inRoot('node_modules/electron/dist') : dirname(runtime);
  const args = [
    flag,
    target,
    `--${process.arch}`,
    '--publish',
    'never',
    `-c.electronDist=${folder}`,
    ...options,
  ];
  const { code, output } = await runQuietly(projectNode(), [tools.electronBuilder, ...args], {
    environment: { ...process.env, ...ownFpm(target) },
  });
  const made = [...output.matchAll(/building .*\bfile=(\S+)/g)].map(([, file]) => file);
  say(code === 0 ? `${target}: ${made.join(', ')}` : `${target}: not made. ${whyNotMade(output)}`);
  return code === 0;
}

/** Debian packages need no download where Debian's own tool is. @param {string} target */
const ownFpm = (target) =>
  target === 'deb' && existsSync('/usr/bin/dpkg-deb')
    ? { CUSTOM_FPM_PATH: inRoot('.scripts/fpm-with-dpkg.mjs') }
    : {};
