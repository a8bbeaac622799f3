import { probabilities } from '../server/assistant/understand/classifier.ts';
import { featuresOf } from '../server/assistant/understand/features.ts';
import { learnedIntents } from '../server/assistant/understand/intents.ts';
import type { Sentence } from './assistant-training/sentences.ts';
import { trainIntents } from './assistant-training/train-intents.ts';

/** Sources of the labelled sentences that were not written for this project's gaps. */
const sources = ['clinc150', 'nlu-eval', 'slurp', 'ms-todo', 'ms-calendar', 'ms-ent-calendar', 'handwritten'];

/** Percent of the sentences of one source that are understood when nothing of it was learned from. */
function accuracyWithout(source: string, sentences: readonly Sentence[]): number {
  const isLeftOut = (sentence: Sentence) => sentence.source.split(':')[0] === source;
  const model = trainIntents(
    sentences.filter((sentence) => !isLeftOut(sentence)),
    '',
  );
  const leftOut = sentences.filter(isLeftOut);
  const right = leftOut.filter(({ text, intent }) => {
    const likely = probabilities(model, featuresOf(text));
    return learnedIntents[likely.indexOf(Math.max(...likely))] === intent;
  });
  return (100 * right.length) / leftOut.length;
}

/** How well sentences of each source are understood without it, one line a source. */
export function* leaveOut(sentences: readonly Sentence[]): Generator<string> {
  for (const source of sources) {
    yield `${source.padEnd(18)}${accuracyWithout(source, sentences).toFixed(1).padStart(6)} %`;
  }
}
