import type { Features } from './features.ts';
import type { Model } from './model-file.ts';

/** Position of `hash` in the ascending list, or -1. */
function positionOf(hashes: Uint32Array, hash: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = hashes[middle] as number;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Adds what the features speak for each class, times `value`, to `scores`. Unknown features say nothing. */
export function addScores(
  scores: Float64Array,
  model: Model,
  hashes: readonly number[],
  value: number,
): void {
  const { scales } = model.header;
  for (const hash of hashes) {
    const row = positionOf(model.hashes, hash) * scores.length;
    if (row < 0) continue;
    for (let label = 0; label < scores.length; label += 1) {
      const weight = (model.weights[row + label] as number) * (scales[label] as number);
      scores[label] = (scores[label] as number) + value * weight;
    }
  }
}

/** Probability of each class, in the order of the model's labels. They sum to one. */
export function probabilities(model: Model, features: Features): Float64Array {
  const { labels, temperature } = model.header;
  const scores = new Float64Array(labels.length);
  for (const { hashes, value } of features) addScores(scores, model, hashes, value);
  const highest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}
