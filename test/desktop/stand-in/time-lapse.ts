/** Makes `setTimeout` of this process run faster, so that a test need not sit through a back-off. */
export function speedUpTimers(factor = 1): void {
  if (factor === 1) return;
  const { setTimeout: atOwnPace } = globalThis;
  const hastened = (callback: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) =>
    atOwnPace(callback, milliseconds / factor, ...args);
  Object.assign(globalThis, { setTimeout: Object.assign(hastened, atOwnPace) });
}
