const tasks: (() => Promise<unknown>)[] = [];

/** Something to finish before the process may exit. */
export function beforeExit(task: () => Promise<unknown>): void {
  tasks.push(task);
}

/** Ends the process, when everything has been finished or has failed. */
export async function leave(exitCode: number): Promise<void> {
  await Promise.allSettled(tasks.map((task) => task()));
  process.exit(exitCode);
}
