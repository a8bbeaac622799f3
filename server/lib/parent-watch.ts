/** Short enough that everything is over within two seconds, ms. */
const lookEvery = 500;

/**
 * Calls back once the process with that id is gone, however it ended. The system may leave children of a killed process
 * running.
 *
 * @returns the function that ends the watch
 */
export function watchParent(pid: number, onGone: () => void, every = lookEvery): () => void {
  const timer = setInterval(() => {
    if (isThere(pid)) return;
    clearInterval(timer);
    onGone();
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is one, but not one of ours to signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
