/**
 * Trains the built-in assistant's understanding from `server/assistant/data` and writes its weights. The same data and
 * code give the same file, byte for byte.
 *
 *     --check       writes nothing, and fails when the file would differ
 *     --leave-out   writes nothing, and prints how each source is understood when nothing of it is learned from
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { encodeModels } from '../server/assistant/understand/model-file.ts';
import { leaveOut } from './assistant-leave-out.ts';
import { digestOfSources, modelPath, trainingDataFolder } from './assistant-training/paths.ts';
import { readTrainingData } from './assistant-training/sentences.ts';
import { trainIntents } from './assistant-training/train-intents.ts';
import { trainTagger } from './assistant-training/train-tagger.ts';

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

if (process.argv.includes('--leave-out')) {
  for (const line of leaveOut(sentences)) console.log(line);
} else if (process.argv.includes('--check')) {
  check(train());
} else {
  const bytes = train();
  writeFileSync(modelPath, bytes);
  console.log(`${modelPath}: ${sentences.length} sentences, ${bytes.length} bytes`);
}
