import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A labelled sentence of `test/fixtures/intents` or `server/assistant/data`. */
export type LabelledSentence = {
  text: string;
  intent: string;
  slots?: Record<string, string | string[]>;
  source: string;
};

export function readLabelled(path: string): LabelledSentence[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

export function readIntentFixture(name: string): LabelledSentence[] {
  return readLabelled(join(import.meta.dirname, '../fixtures/intents', name));
}

/** The normaliser by which two sentences count as the same, as the data's README gives it. */
export function normalise(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[^a-z0-9' ]+/g, ' ');
  return words.replace(/\s+/g, ' ').trim();
}
