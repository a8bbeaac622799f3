import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReached, targets } from '../support/intent-targets.ts';
import { readIntentFixture } from '../support/labelled-sentences.ts';
import { accuracy, answer, exactTitles, falseActions } from '../support/score-intents.ts';

const dev = answer(readIntentFixture('dev.jsonl'));
const terse = answer(readIntentFixture('terse-dev.jsonl'));
const korean = answer(readIntentFixture('korean-dev.jsonl'));

test('the sentences to be measured on are there', () => {
  assert.ok(dev.length > 1800 && terse.length > 100 && korean.length > 100);
});

for (const target of targets) {
  test(`${target.name}: ${target.atMost ? 'at most' : 'at least'} ${target.mustReach} %`, () => {
    assert.ok(isReached(target, dev, terse), `${target.figure(dev, terse).toFixed(2)} %`);
  });
}

test('everyday Korean is understood', () => {
  assert.ok(accuracy(korean) >= 90, `${accuracy(korean)} %`);
  assert.ok(falseActions(korean) <= 5, `${falseActions(korean)} %`);
  assert.ok(exactTitles(korean, 'todo') >= 80, `${exactTitles(korean, 'todo')} %`);
});

test('a confidence says how often an understanding is right', () => {
  const sure = dev.filter(({ understanding }) => understanding.confidence >= 0.9);
  const unsure = dev.filter(({ understanding }) => understanding.confidence < 0.7);
  assert.ok(accuracy(sure) >= 97, `${accuracy(sure)} %`);
  assert.ok(accuracy(unsure) <= 80, `${accuracy(unsure)} %`);
});
