export type ParentOf = ReadonlyMap<string, string | null>;

/**
 * Which of the parents named in a file can be kept. One that is not in the file is dropped; where parents go in a circle,
 * the child that comes first in the file loses its own, and the others stay below it.
 */
export function settleParents(named: ParentOf): ParentOf {
  const settled = new Map<string, string | null>();
  for (const [id, parent] of named) settled.set(id, parent !== null && named.has(parent) ? parent : null);
  const safe = new Set<string>();
  for (const id of named.keys()) {
    const start = circleFrom(id, settled, safe);
    if (start !== undefined) settled.set(start, null);
  }
  return settled;
}

/** Walks up from `id`; where that leads back to itself, the first of the circle that was met. */
function circleFrom(id: string, settled: ParentOf, safe: Set<string>): string | undefined {
  const path = new Set<string>();
  let at: string | null = id;
  while (at !== null && !safe.has(at) && !path.has(at)) {
    path.add(at);
    at = settled.get(at) ?? null;
  }
  for (const one of path) safe.add(one);
  return at !== null && path.has(at) ? at : undefined;
}
