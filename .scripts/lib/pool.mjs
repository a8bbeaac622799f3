/**
 * Runs all tasks, a few at a time, in order of the list.
 *
 * @template T
 * @param {(() => Promise<T>)[]} tasks
 * @param {number} width how many at a time
 * @param {(result: T) => void} onResult called as each ends
 * @returns {Promise<T[]>} in order of ending
 */
export async function runPool(tasks, width, onResult) {
  const waiting = [...tasks];
  /** @type {T[]} */
  const results = [];
  const worker = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const result = await task();
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
