import { readdirSync, readFileSync } from 'node:fs';
import type { LearnedIntent } from '../../server/assistant/understand/intents.ts';

/** A labelled sentence. `reliable` tells whether its slots were annotated with care. */
export type Sentence = {
  text: string;
  intent: LearnedIntent;
  slots?: Record<string, string | string[]>;
  source: string;
  reliable: boolean;
  weight: number;
};

const carefulSources = /^(?:handwritten|own|ms-)/;

export function readSentences(path: string): Sentence[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const sentence = JSON.parse(line);
    return { weight: 1, reliable: carefulSources.test(sentence.source), ...sentence };
  });
}

/** All training sentences in the folder, files in the order of their names. */
export function readTrainingData(folder: string): Sentence[] {
  const files = readdirSync(folder).filter((name) => name === 'train.jsonl' || /^own-.*\.jsonl$/.test(name));
  return files.sort().flatMap((name) => readSentences(`${folder}/${name}`));
}
