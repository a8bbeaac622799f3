/** What a promise is rejected with, as an error of that kind. @throws {Error} when it is not */
export async function rejectionOf<E extends Error>(
  promise: Promise<unknown>,
  kind: new (...parameters: never[]) => E,
): Promise<E> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof kind) return outcome;
  throw new Error(`Expected a ${kind.name}, got ${String(outcome)}`, { cause: outcome });
}
