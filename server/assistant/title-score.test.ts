import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namesTitle, scoreTitle } from './title-score.ts';

describe('how well words name a title', () => {
  it('is 1 for the same text, however it is written', () => {
    for (const words of ['Buy milk', ' BUY  milk! ', 'buy mílk'])
      assert.equal(scoreTitle(words, 'buy milk'), 1);
  });

  const clear = [
    ['milk', 'Buy milk'],
    ['the dentist', 'Dentist'],
    ['water plants', 'Water the plants'],
    ['dentist appointment', 'Dentist'],
    ['우유', '우유 사기'],
    ['회의', '주간회의'],
  ] as const;
  for (const [words, title] of clear) {
    it(`is clear: "${words}" for "${title}"`, () => assert.ok(scoreTitle(words, title) >= 0.85));
  }

  const weak = [
    ['call the plumber', 'Call mom'],
    ['dentist bill', 'Dentist'],
    ['milk', 'Milkshake recipe'],
    ['art', 'Party'],
  ] as const;
  for (const [words, title] of weak) {
    it(`is not clear: "${words}" for "${title}"`, () => assert.ok(scoreTitle(words, title) < 0.85));
  }

  it('is 0 for nothing in common', () => {
    assert.equal(scoreTitle('dentist', 'Buy milk'), 0);
    assert.equal(scoreTitle('', 'Buy milk'), 0);
    assert.equal(scoreTitle('?!', '...'), 0);
  });
});

describe('a message', () => {
  it('names a title when they share a word that matters', () => {
    assert.ok(namesTitle('please cancel the dentist', 'Dentist Dr. Weiss'));
    assert.ok(namesTitle('no more plants', 'Water the plant'));
    assert.ok(namesTitle('우유를 지워 줘', '우유 사기'));
    assert.ok(namesTitle('delete the meeting', 'Meeting'));
  });

  it('does not name it by words that are everywhere', () => {
    assert.ok(!namesTitle('delete the task for me', 'Pay for the car'));
    assert.ok(!namesTitle('delete the meeting', 'Team lunch'));
    assert.ok(!namesTitle('다 지워 줘', '우유 사기'));
    assert.ok(!namesTitle('', 'Anything'));
    assert.ok(!namesTitle('thanks', ''));
  });
});
