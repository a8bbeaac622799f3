import { type Example, type Settings, trainSoftmax } from './softmax.ts';

/** What is learned from: hashes of features, their values, the class and the weight of the example. */
export type Prepared = { hashes: number[]; values: number[]; label: number; weight: number };

export type Fitted = { weights: Float64Array; positions: Map<number, number> };

/** Features seen in fewer examples teach nothing that carries over. */
const fewestExamples = 3;

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
  const frequent = [...countFeatures(prepared)].flatMap(([hash, count]) => (count >= fewestExamples ? [hash] : []));
  const positions = enumerate(frequent);
  return { positions, weights: trainSoftmax(toExamples(prepared, positions), positions.size, classes, settings) };
}

/** The features that move scores most, by the size of their weights and by how often they occur; ascending. */
function strongest({ weights, positions }: Fitted, counts: ReadonlyMap<number, number>, classes: number, most: number) {
  const ranked = Array.from(positions, ([hash, position]) => {
    let sum = 0;
    for (let label = 0; label < classes; label += 1) sum += (weights[position * classes + label] as number) ** 2;
    return { hash, importance: sum * Math.sqrt(counts.get(hash) ?? 0) };
  });
  ranked.sort((first, second) => second.importance - first.importance || first.hash - second.hash);
  return ranked.slice(0, most).map(({ hash }) => hash);
}

/** Trains on everything to find the `most` features worth keeping, then once more on those alone. */
export function fitWithin(prepared: readonly Prepared[], classes: number, most: number, settings: Settings): Fitted {
  const all = fitAll(prepared, classes, settings);
  const hashes = strongest(all, countFeatures(prepared), classes, most);
  const positions = enumerate(hashes.sort((first, second) => first - second));
  return { positions, weights: trainSoftmax(toExamples(prepared, positions), positions.size, classes, settings) };
}
