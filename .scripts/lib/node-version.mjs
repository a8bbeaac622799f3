/** Oldest major version of Node that runs the project: better-sqlite3 crashes below it without a word. */
const oldestNode = 24;

/** @param {string} version as in `v24.1.0` */
export const isNewEnough = (version) => Number.parseInt(version.replace(/^v/, ''), 10) >= oldestNode;

/**
 * The sentence for someone whose machine has no Node that runs the project.
 *
 * @param {string} version of the Node found
 * @param {NodeJS.Platform} platform
 */
export function nodeTooOld(version, platform) {
  const why =
    platform === 'darwin'
      ? 'npm has no package of it for macOS'
      : 'the one that npm installs does not run on this machine';
  return `ClawChat needs Node ${oldestNode} or newer and found ${version}; ${why}: please install it from https://nodejs.org and try again.`;
}
