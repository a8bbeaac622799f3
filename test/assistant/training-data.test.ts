import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOfSources, modelPath, trainingDataFolder } from '../../.scripts/assistant-training/paths.ts';
import { intents } from '../../server/assistant/understand/intents.ts';
import { isForeign } from '../../server/assistant/understand/languages.ts';
import { decodeModels } from '../../server/assistant/understand/model-file.ts';
import { normalise, readIntentFixture, readLabelled } from '../support/labelled-sentences.ts';

const files = readdirSync(trainingDataFolder).filter((name) => name.endsWith('.jsonl'));
const english = files
  .filter((name) => name !== 'korean.jsonl')
  .flatMap((name) => readLabelled(join(trainingDataFolder, name)));
const korean = readLabelled(join(trainingDataFolder, 'korean.jsonl'));

test('no sentence that is measured on is learned from', () => {
  const learned = new Set(english.map(({ text }) => normalise(text)));
  const measured = [...readIntentFixture('dev.jsonl'), ...readIntentFixture('terse-dev.jsonl')];
  assert.deepEqual(
    measured.filter(({ text }) => learned.has(normalise(text))),
    [],
  );
  const koreanTexts = new Set(korean.map(({ text }) => text));
  assert.deepEqual(
    readIntentFixture('korean-dev.jsonl').filter(({ text }) => koreanTexts.has(text)),
    [],
  );
});

test('the training data is what it says', () => {
  const own = english.filter(({ source }) => source.startsWith('own'));
  assert.ok(own.length >= 2500, `${own.length} sentences of our own`);
  assert.ok(korean.length + readIntentFixture('korean-dev.jsonl').length >= 300);
  const known = new Set<string>(intents);
  assert.deepEqual(
    [...english, ...korean].filter(({ intent }) => !known.has(intent)),
    [],
  );
  const foreign = own.filter(({ text, slots }) =>
    Object.values(slots ?? {})
      .flat()
      .some((part) => !text.includes(part)),
  );
  assert.deepEqual(foreign, [], 'every slot is a verbatim part of its sentence');
});

test('no English sentence is taken for another language', () => {
  assert.deepEqual(
    english.filter(({ text }) => isForeign(text)),
    [],
  );
});

test('every sentence has one label', () => {
  const labels = new Map<string, string>();
  for (const { text, intent } of english) {
    const key = normalise(text) || text;
    assert.equal(labels.get(key) ?? intent, intent, text);
    labels.set(key, intent);
  }
});

test('the weights are made from the data and code that are here, and stay under 1 MiB', () => {
  for (const { header } of decodeModels(readFileSync(modelPath))) {
    assert.equal(header.digest, digestOfSources(), 'train again: npm run assistant:train');
  }
  assert.ok(statSync(modelPath).size <= 1024 * 1024);
});
