/**
 * Trains the built-in assistant's classifier from `server/assistant/data` and writes its weights. The same data and
 * code give the same file, byte for byte. With `--check` nothing is written: it fails when the file would differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { encodeModels } from '../server/assistant/understand/model-file.ts';
import { digestOfSources, modelPath, trainingDataFolder } from './assistant-training/paths.ts';
import { readTrainingData } from './assistant-training/sentences.ts';
import { trainIntents } from './assistant-training/train-intents.ts';
import { trainTagger } from './assistant-training/train-tagger.ts';

const started = performance.now();
const sentences = readTrainingData(trainingDataFolder);
const digest = digestOfSources();
const bytes = encodeModels([trainIntents(sentences, digest), trainTagger(sentences, digest)]);
const seconds = ((performance.now() - started) / 1000).toFixed(0);

if (process.argv.includes('--check')) {
  if (!Buffer.from(bytes).equals(readFileSync(modelPath))) {
    console.error(`${modelPath} is not what the data and the trainer give: run npm run assistant:train`);
    process.exitCode = 1;
  } else console.log(`${modelPath} is reproducible (${seconds} s)`);
} else {
  writeFileSync(modelPath, bytes);
  console.log(`${modelPath}: ${sentences.length} sentences, ${bytes.length} bytes, ${seconds} s`);
}
