/**
 * Trains the built-in assistant's understanding from `server/assistant/data` and writes its weights. The same data and
 * code give the same file, byte for byte.
 *
 *     --check       writes nothing, and fails when the file would differ
 *     --folds       writes nothing, and prints how sentences are understood by models that did not learn from them
 *     --leave-out   the same with each source left out as a whole
 *     --misses      beside one of the two: prints everything that was understood wrongly as well
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { encodeModels } from '../server/assistant/understand/model-file.ts';
import type { Answer } from '../test/support/score-intents.ts';
import { crossValidate, leaveSourcesOut } from './assistant-cross-validate.ts';
import { digestOfSources, modelPath, trainingDataFolder } from './assistant-training/paths.ts';
import { readTrainingData } from './assistant-training/sentences.ts';
import { trainIntents } from './assistant-training/train-intents.ts';
import { trainTagger } from './assistant-training/train-tagger.ts';

/** Parts into which the sentences are cut to measure each with a model made from the others. */
const foldCount = 5;

const sentences = readTrainingData(trainingDataFolder);

function train(): Uint8Array {
  const digest = digestOfSources();
  return encodeModels([trainIntents(sentences, digest), trainTagger(sentences, digest)]);
}

function check(bytes: Uint8Array): void {
  const same = Buffer.from(bytes).equals(readFileSync(modelPath));
  console.log(same ? `${modelPath} is reproducible` : `${modelPath} is stale: run npm run assistant:train`);
  if (!same) process.exitCode = 1;
}

/** The scores load the present weights: training must do without them. */
async function report(answers: readonly Answer[]): Promise<void> {
  const { scoreByConfidence, scoreByIntent, scoreBySource, titleMisses } = await import(
    '../test/support/score-by-source.ts'
  );
  const { intentMisses } = await import('../test/support/score-intents.ts');
  const parts = [scoreBySource, scoreByIntent, scoreByConfidence];
  const misses = process.argv.includes('--misses') ? [intentMisses, titleMisses] : [];
  for (const part of [...parts, ...misses]) console.log(`${part(answers).join('\n')}\n`);
}

if (process.argv.includes('--leave-out')) {
  await report(leaveSourcesOut(sentences));
} else if (process.argv.includes('--folds')) {
  await report(crossValidate(sentences, foldCount));
} else if (process.argv.includes('--check')) {
  check(train());
} else {
  const bytes = train();
  writeFileSync(modelPath, bytes);
  console.log(`${modelPath}: ${sentences.length} sentences, ${bytes.length} bytes`);
}
