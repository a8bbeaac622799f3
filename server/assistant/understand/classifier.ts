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

/** Probability of each class, in the order of the model's labels. They sum to one. */
export function probabilities(model: Model, features: Features): Float64Array {
  const { labels, scales, temperature } = model.header;
  const scores = new Float64Array(labels.length);
  features.hashes.forEach((hash, index) => {
    const row = positionOf(model.hashes, hash) * labels.length;
    if (row < 0) return;
    const value = features.values[index] as number;
    for (let label = 0; label < scores.length; label += 1) {
      scores[label] = (scores[label] as number) + value * (model.weights[row + label] as number);
    }
  });
  const scaled = scores.map((score, label) => (score * (scales[label] as number)) / temperature);
  const highest = Math.max(...scaled);
  const raised = scaled.map((score) => Math.exp(score - highest));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}
