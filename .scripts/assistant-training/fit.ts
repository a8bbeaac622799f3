import { type Example, type Settings, trainSoftmax } from './softmax.ts';

/** What is learned from: hashes of features, their values, the class and the weight of the example. */
export type Prepared = { hashes: number[]; values: number[]; label: number; weight: number };

export type Fitted = { weights: Float64Array; positions: Map<number, number> };

/** Features seen in fewer examples teach nothing that carries over. */
const fewestExamples = 5;

function countFeatures(prepared: readonly Prepared[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { hashes } of prepared) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}

function enumerate(hashes: Iterable<number>): Map<number, number> {
  return new Map(Array.from(hashes, (hash, index) => [hash, index]));
}

/** Examples as the trainer takes them; features without a position are left out. */
export function toExamples(prepared: readonly Prepared[], positions: ReadonlyMap<number, number>): Example[] {
  return prepared.map(({ hashes, values, label, weight }) => {
    const known = hashes.flatMap((hash, index) => (positions.has(hash) ? [index] : []));
    const indices = Int32Array.from(known, (index) => positions.get(hashes[index] as number) as number);
    return { indices, values: Float64Array.from(known, (index) => values[index] as number), label, weight };
  });
}

/** One training on every feature that occurs often enough. */
export function fitAll(prepared: readonly Prepared[], classes: number, settings: Settings): Fitted {
  const frequent = [...countFeatures(prepared)].flatMap(([hash, count]) =>
    count >= fewestExamples ? [hash] : [],
  );
  const positions = enumerate(frequent);
  return {
    positions,
    weights: trainSoftmax(toExamples(prepared, positions), positions.size, classes, settings),
  };
}

/**
 * Takes from the weights of each feature their median. This changes no probability, since it moves every class alike,
 * and leaves most weights near zero.
 */
function centre({ weights, positions }: Fitted, classes: number): void {
  for (const position of positions.values()) {
    const row = weights.subarray(position * classes, (position + 1) * classes);
    const median = row.slice().sort()[Math.floor(classes / 2)] ?? 0;
    for (let label = 0; label < classes; label += 1) row[label] = (row[label] as number) - median;
  }
}

/** The features that move scores most, by the size of their weights and by how often they occur; ascending. */
function strongest(
  { weights, positions }: Fitted,
  counts: ReadonlyMap<number, number>,
  classes: number,
  most: number,
) {
  const ranked = Array.from(positions, ([hash, position]) => {
    const row = weights.subarray(position * classes, (position + 1) * classes);
    const size = row.reduce((sum, weight) => sum + weight * weight, 0);
    return { hash, importance: size * Math.sqrt(counts.get(hash) ?? 0) };
  });
  ranked.sort((first, second) => second.importance - first.importance || first.hash - second.hash);
  return ranked
    .slice(0, most)
    .map(({ hash }) => hash)
    .sort((first, second) => first - second);
}

/** Trains on everything and keeps the `most` features that matter, in ascending order of their hashes. */
export function fitWithin(
  prepared: readonly Prepared[],
  classes: number,
  most: number,
  settings: Settings,
): Fitted {
  const all = fitAll(prepared, classes, settings);
  centre(all, classes);
  const hashes = strongest(all, countFeatures(prepared), classes, most);
  const weights = new Float64Array(hashes.length * classes);
  hashes.forEach((hash, row) => {
    const position = all.positions.get(hash) ?? 0;
    weights.set(all.weights.subarray(position * classes, (position + 1) * classes), row * classes);
  });
  return { positions: enumerate(hashes), weights };
}
