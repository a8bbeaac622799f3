import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const understand = join(root, 'server/assistant/understand');

export const trainingDataFolder = join(root, 'server/assistant/data');
export const modelPath = join(understand, 'model.bin');

/** Code on which the weights depend: what makes features, and the trainer. */
const featureSources = ['features', 'frame', 'gist', 'hash', 'intents', 'model-file', 'tokens'].map(
  (name) => `${name}.ts`,
);

const slotSources = ['tags', 'token-features'].map((name) => join('slots', `${name}.ts`));

function filesOf(folder: string, pattern: RegExp): string[] {
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  return names.sort().map((name) => join(folder, name));
}

/** SHA-256 over everything the weights are made from, in a fixed order, line ends made equal. */
export function digestOfSources(): string {
  const files = [
    ...filesOf(trainingDataFolder, /^(?:train|own-.*)\.jsonl$/),
    ...[...featureSources, ...slotSources].map((name) => join(understand, name)),
    ...['classes', 'spellings', 'table'].map((name) => join(understand, 'words', `${name}.ts`)),
    ...filesOf(import.meta.dirname, /\.ts$/),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).update('\0');
  return hash.digest('hex');
}
