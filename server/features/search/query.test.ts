import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bigrams } from '../../lib/cjk.ts';
import { previewOf } from './preview.ts';
import { parseQuery } from './query.ts';

test('words may be beginnings and must all occur, quoted text is a phrase', () => {
  const cases: [string, string | undefined][] = [
    ['milk', '"milk" *'],
    ['buy milk', '"buy" * AND "milk" *'],
    ['"buy milk"', '"buy milk"'],
    ['"unclosed phrase', '"unclosed phrase"'],
    ['foo-bar', '"foo bar" *'],
    ['a', '"a"'],
    ['NOT OR NEAR(x)', '"NOT" * AND "OR" * AND "NEAR x"'],
    ['회의실', '"회의 의실"'],
    ['회', '"회" *'],
    ['회의 tomorrow', '"회의" AND "tomorrow" *'],
    ['東京タワー', '"東京 京タ タワ ワー"'],
    ['"" -- * ^', undefined],
    ['   ', undefined],
  ];
  for (const [text, expected] of cases) assert.equal(parseQuery(text)?.match, expected, text);
});

test('pairs overlap, the last character stands alone, and both ways of writing Hangul agree', () => {
  assert.equal(bigrams('내일 회의실 room'), '내일 일 회의 의실 실');
  assert.equal(bigrams('회의실'.normalize('NFD')), bigrams('회의실'));
});

test('a preview is at most 200 characters and shows a word that was found', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ minLength: 1 }),
      (text, word) => {
        assert.ok([...previewOf(text, [word])].length <= 200);
      },
    ),
  );
  const long = `${'lorem ipsum '.repeat(40)}the Café table ${'dolor '.repeat(60)}`;
  assert.match(previewOf(long, ['cafe']), /Café table/);
});
