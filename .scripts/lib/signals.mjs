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

/**
 * npm hands a SIGTERM to the shell it started us with, and the shell ends without a word to us. Losing that parent is
 * therefore taken for the signal, unless one has come already: two would mean "at once". Without npm nothing changes: a
 * program may outlive the terminal that started it.
 */
export function endWithNpm() {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  look.unref();
  for (const signal of passedOn) {
    process.on(signal, () => {
      clearInterval(look);
      // As without this listener: a signal that nobody else takes ends the process.
      if (process.listenerCount(signal) === 1) process.exit(1);
    });
  }
}
