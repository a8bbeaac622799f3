/**
 * Trains the built-in assistant's classifier from `server/assistant/data` and writes its weights. The same data and
 * code give the same file, byte for byte. With `--check` nothing is written: it fails when the file would differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { encodeModel } from '../server/assistant/understand/model-file.ts';
import { digestOfSources, modelPath, trainingDataFolder } from './assistant-training/paths.ts';
import { readTrainingData } from './assistant-training/sentences.ts';
import { trainModel } from './assistant-training/train-model.ts';

const started = performance.now();
const model = trainModel(readTrainingData(trainingDataFolder), digestOfSources());
const bytes = encodeModel(model);
const seconds = ((performance.now() - started) / 1000).toFixed(0);

if (process.argv.includes('--check')) {
  if (!Buffer.from(bytes).equals(readFileSync(modelPath))) {
    console.error(`${modelPath} is not what the data and the trainer give: run npm run assistant:train`);
    process.exitCode = 1;
  } else console.log(`${modelPath} is reproducible (${seconds} s)`);
} else {
  writeFileSync(modelPath, bytes);
  console.log(`${modelPath}: ${model.header.features} features, ${bytes.length} bytes, ${seconds} s`);
}
