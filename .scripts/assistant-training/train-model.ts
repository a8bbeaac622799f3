import { type Features, featuresOf } from '../../server/assistant/understand/features.ts';
import { hashText } from '../../server/assistant/understand/hash.ts';
import { learnedIntents } from '../../server/assistant/understand/intents.ts';
import type { Model } from '../../server/assistant/understand/model-file.ts';
import { augment } from './augment.ts';
import { quantize } from './quantize.ts';
import type { Sentence } from './sentences.ts';
import { type Example, scoreInto, softmaxInPlace, trainSoftmax } from './softmax.ts';

const settings = { epochs: 14, rate: 0.1, decay: 1e-5, dropout: 0.3, seed: 7 };

/** Features seen in fewer examples teach nothing that carries over. */
const fewestExamples = 3;

/** At 4 bytes of hash and 20 of weights each, this many stay under 1 MiB. */
const mostFeatures = 42_000;

const heldOutShare = 5;

type Prepared = { features: Features; label: number; weight: number };

function prepare(sentences: readonly Sentence[]): Prepared[] {
  return sentences.map(({ text, intent, weight }) => ({
    features: featuresOf(text),
    label: learnedIntents.indexOf(intent),
    weight,
  }));
}

function toExamples(prepared: readonly Prepared[], positions: ReadonlyMap<number, number>): Example[] {
  return prepared.map(({ features, label, weight }) => {
    const known = features.hashes.flatMap((hash, index) => (positions.has(hash) ? [index] : []));
    const indices = Int32Array.from(known, (index) => positions.get(features.hashes[index] as number) as number);
    const values = Float64Array.from(known, (index) => features.values[index] as number);
    return { indices, values, label, weight };
  });
}

function countFeatures(prepared: readonly Prepared[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { features } of prepared) {
    for (const hash of features.hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}

function enumerate(hashes: Iterable<number>): Map<number, number> {
  return new Map(Array.from(hashes, (hash, index) => [hash, index]));
}

/** The features that move scores most, by the size of their weights and by how often they occur. */
function strongest(weights: Float64Array, counts: ReadonlyMap<number, number>, positions: ReadonlyMap<number, number>): number[] {
  const classes = learnedIntents.length;
  const ranked = Array.from(positions, ([hash, position]) => {
    let sum = 0;
    for (let label = 0; label < classes; label += 1) sum += (weights[position * classes + label] as number) ** 2;
    return { hash, importance: sum * Math.sqrt(counts.get(hash) ?? 0) };
  });
  ranked.sort((first, second) => second.importance - first.importance || first.hash - second.hash);
  return ranked.slice(0, mostFeatures).map(({ hash }) => hash).sort((first, second) => first - second);
}

/** The temperature under which held-out sentences are least surprising. */
function calibrate(weights: Float64Array, heldOut: readonly Example[]): number {
  const scores = new Float64Array(learnedIntents.length);
  let best = { temperature: 1, surprise: Number.POSITIVE_INFINITY };
  for (let step = 5; step <= 40; step += 1) {
    const temperature = step / 20;
    let surprise = 0;
    for (const example of heldOut) {
      scoreInto(scores, weights, example);
      for (let label = 0; label < scores.length; label += 1) scores[label] = (scores[label] as number) / temperature;
      softmaxInPlace(scores);
      surprise -= Math.log(Math.max(scores[example.label] as number, 1e-9));
    }
    if (surprise < best.surprise) best = { temperature, surprise };
  }
  return best.temperature;
}

function temperatureOf(sentences: readonly Sentence[]): number {
  const isHeldOut = ({ text }: Sentence) => hashText(text) % heldOutShare === 0;
  const kept = prepare(augment(sentences.filter((sentence) => !isHeldOut(sentence))));
  const counts = countFeatures(kept);
  const positions = enumerate([...counts].flatMap(([hash, count]) => (count >= fewestExamples ? [hash] : [])));
  const weights = trainSoftmax(toExamples(kept, positions), positions.size, learnedIntents.length, settings);
  return calibrate(weights, toExamples(prepare(sentences.filter(isHeldOut)), positions));
}

/**
 * Trains three times: on four fifths for the temperature, on everything to find the features worth keeping, and once
 * more on those alone.
 */
export function trainModel(sentences: readonly Sentence[], digest: string): Model {
  const temperature = temperatureOf(sentences);
  const prepared = prepare(augment(sentences));
  const counts = countFeatures(prepared);
  const all = enumerate([...counts].flatMap(([hash, count]) => (count >= fewestExamples ? [hash] : [])));
  const first = trainSoftmax(toExamples(prepared, all), all.size, learnedIntents.length, settings);
  const hashes = strongest(first, counts, all);
  const kept = enumerate(hashes);
  const weights = trainSoftmax(toExamples(prepared, kept), kept.size, learnedIntents.length, settings);
  const { bytes, scales } = quantize(weights, learnedIntents.length);
  const header = { labels: [...learnedIntents], temperature, scales, features: hashes.length, digest };
  return { header, hashes: Uint32Array.from(hashes), weights: bytes };
}
