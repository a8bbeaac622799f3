import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, posix, win32 } from 'node:path';
import { projectNode, tools } from './paths.mjs';
import { runVisibly } from './run.mjs';

/** @param {NodeJS.ProcessEnv} environment */
const linuxCandidates = (environment) =>
  ['chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium-browser'].flatMap(
    (name) => (environment.PATH ?? '').split(delimiter).map((folder) => posix.join(folder, name)),
  );

const macCandidates = () =>
  ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );

/** @param {NodeJS.ProcessEnv} environment */
const windowsCandidates = (environment) =>
  [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA].flatMap((folder) =>
    folder === undefined
      ? []
      : ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((program) =>
          win32.join(folder, program),
        ),
  );

/**
 * Where a Chromium, Chrome or Edge would be on this machine, best first. One named in CLAWCHAT_BROWSER comes before all.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string[]}
 */
export function browserCandidates(platform, environment) {
  const named = environment.CLAWCHAT_BROWSER ? [environment.CLAWCHAT_BROWSER] : [];
  if (platform === 'win32') return [...named, ...windowsCandidates(environment)];
  return [...named, ...(platform === 'darwin' ? macCandidates() : linuxCandidates(environment))];
}

/**
 * A browser for the tests: one that is installed, else one from the system's packages, else Playwright's own.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} undefined when none can be had
 */
export async function findOrInstallBrowser(say) {
  return installedBrowser() ?? browserFromPackages(say) ?? (await browserFromPlaywright(say));
}

/** One that is installed and starts. @returns {string | undefined} */
export const installedBrowser = () => browserCandidates(process.platform, process.env).find(runs);

/**
 * On Ubuntu `chromium-browser` may be a script that only says how to get the real one.
 *
 * @param {string} program
 */
function runs(program) {
  if (!existsSync(program)) return false;
  return process.platform !== 'linux' || spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** @param {(line: string) => void} say */
function browserFromPackages(say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('No Chromium, Chrome or Edge found; installing Chromium with apt-get ...');
  runVisibly('apt-get', ['-q', 'update']);
  runVisibly('apt-get', ['-q', 'install', '-y', 'chromium']);
  return installedBrowser();
}

/** @param {(line: string) => void} say */
async function browserFromPlaywright(say) {
  const { chromium } = await import('playwright');
  const program = chromium.executablePath();
  if (runs(program)) return program;
  say("No Chromium, Chrome or Edge found; fetching Playwright's own Chromium ...");
  const libraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  runVisibly(projectNode(), [tools.playwright, 'install', ...libraries, 'chromium']);
  return runs(program) ? program : undefined;
}
