/**
 * Makes a checkout ready to run: packages first, then whatever is stale. Runs before every other script, also under
 * the machine's own Node 20 on a fresh clone, and therefore needs nothing but Node.
 *
 *   --install-only   packages, no building
 */
import { spawnSync } from 'node:child_process';
import { build } from './lib/build-steps.mjs';
import { packagesAreInstalled } from './lib/installed.mjs';
import { isNewEnough, nodeTooOld } from './lib/node-version.mjs';
import { projectNode } from './lib/paths.mjs';
import { runVisibly } from './lib/run.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

process.exitCode = setup(process.argv.includes('--install-only')) ? 0 : 1;

/** @param {boolean} installOnly */
function setup(installOnly) {
  const complete = packagesAreInstalled() && isNewEnough(versionOf(projectNode()));
  if (!complete && !install()) return false;
  return nodeIsThere() && (installOnly || build({ say }) !== 'failed');
}

/**
 * Only the package `node` may run a script of its own, to fetch its program. Where the machine's own Node is new enough,
 * or there is no such program, the script is left out. Warnings are too: they tell of the old Node we are replacing.
 */
function install() {
  const machineNode = versionOf(process.env.npm_node_execpath ?? process.execPath);
  const needsNode = !isNewEnough(machineNode);
  if (needsNode && process.platform === 'darwin') {
    say(nodeTooOld(machineNode, process.platform));
    return false;
  }
  say('Installing packages ...');
  const options = ['--loglevel=error', '--no-audit', '--no-fund', ...(needsNode ? [] : ['--ignore-scripts'])];
  const npm = process.env.npm_execpath;
  // Windows cannot remove the program that runs this very script, which `npm ci` would do.
  const command = process.platform === 'win32' && process.execPath === projectNode() ? 'install' : 'ci';
  const code = npm
    ? runVisibly(process.env.npm_node_execpath ?? process.execPath, [npm, command, ...options])
    : runVisibly('npm', [command, ...options], {
        shell: process.platform === 'win32',
      });
  if (code !== 0) say('The packages could not be installed; see the lines above.');
  return code === 0;
}

function nodeIsThere() {
  const version = versionOf(projectNode());
  if (!isNewEnough(version)) say(nodeTooOld(process.version, process.platform));
  return isNewEnough(version);
}

/** @param {string} program */
function versionOf(program) {
  if (program === process.execPath) return process.version;
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? 'none';
}
