import { featuresOf } from '../../server/assistant/understand/features.ts';
import { hashText } from '../../server/assistant/understand/hash.ts';
import { learnedIntents } from '../../server/assistant/understand/intents.ts';
import type { Model } from '../../server/assistant/understand/model-file.ts';
import { augment } from './augment.ts';
import { fitAll, fitWithin, type Prepared, toExamples } from './fit.ts';
import { toModel } from './quantize.ts';
import type { Sentence } from './sentences.ts';
import { type Example, scoreInto, softmaxInPlace } from './softmax.ts';

const settings = { epochs: 14, rate: 0.15, decay: 1e-4, dropout: 0.4, seed: 7 };

/** With the tagger beside it, this stays under 1 MiB. */
const mostFeatures = 82_000;

/** One sentence in this many is held out to find the temperature. */
const heldOutShare = 5;

function prepare(sentences: readonly Sentence[]): Prepared[] {
  return sentences.map(({ text, intent, weight }) => {
    const groups = featuresOf(text);
    return {
      hashes: groups.flatMap((group) => group.hashes),
      values: groups.flatMap((group) => group.hashes.map(() => group.value)),
      label: learnedIntents.indexOf(intent),
      weight,
    };
  });
}

/** How surprising the right classes are under a temperature, in nats summed over the examples. */
function surprise(weights: Float64Array, examples: readonly Example[], temperature: number): number {
  const scores = new Float64Array(learnedIntents.length);
  let sum = 0;
  for (const example of examples) {
    scoreInto(scores, weights, example);
    for (let label = 0; label < scores.length; label += 1)
      scores[label] = (scores[label] as number) / temperature;
    softmaxInPlace(scores);
    sum -= Math.log(Math.max(scores[example.label] as number, 1e-9));
  }
  return sum;
}

/** The temperature under which sentences not learned from are least surprising. */
function temperatureOf(sentences: readonly Sentence[]): number {
  const isHeldOut = ({ text }: Sentence) => hashText(text) % heldOutShare === 0;
  const kept = prepare(augment(sentences.filter((sentence) => !isHeldOut(sentence))));
  const { weights, positions } = fitAll(kept, learnedIntents.length, { ...settings, epochs: 8 });
  const heldOut = toExamples(prepare(sentences.filter(isHeldOut)), positions);
  const temperatures = Array.from({ length: 30 }, (_, step) => (step + 8) / 20);
  const measured = temperatures.map((temperature) => surprise(weights, heldOut, temperature));
  return temperatures[measured.indexOf(Math.min(...measured))] ?? 1;
}

/** The classifier of intents, trained on every sentence and its made-up variants. */
export function trainIntents(sentences: readonly Sentence[], digest: string): Model {
  const temperature = temperatureOf(sentences);
  const fitted = fitWithin(prepare(augment(sentences)), learnedIntents.length, mostFeatures, settings);
  return toModel(fitted, { labels: [...learnedIntents], temperature, digest });
}
