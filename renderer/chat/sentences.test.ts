import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfWholeSentences } from './sentences.ts';

function readable(text: string, finished = false): string {
  return text.slice(0, endOfWholeSentences(text, finished));
}

test('a growing text is readable up to its last whole sentence', () => {
  assert.equal(readable(''), '');
  assert.equal(readable('Good morn'), '');
  assert.equal(readable('Good morning.'), '');
  assert.equal(readable('Good morning. You ha'), 'Good morning. ');
  assert.equal(readable('It costs 3.5 euros. And'), 'It costs 3.5 euros. ');
});

test('a new line ends a sentence, as in lists', () => {
  assert.equal(readable('Milk\nBread\nEg'), 'Milk\nBread\n');
});

test('a finished text is readable to its end', () => {
  assert.equal(readable('Good morning. You ha', true), 'Good morning. You ha');
});
