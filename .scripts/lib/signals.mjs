/** @type {NodeJS.Signals[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Leaves the decision to end to the child: this process ends when the child has.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function passSignalsTo(child) {
  for (const signal of passedOn) {
    const pass = () => child.kill(signal);
    process.on(signal, pass);
    child.once('exit', () => process.off(signal, pass));
  }
}
