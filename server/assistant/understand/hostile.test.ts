import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { understand, understandAll } from './understand.ts';

const context = { now: new Date('2026-04-15T08:00:00Z'), timeZone: 'Europe/Berlin' };

describe('whatever is sent', () => {
  const pieces: [name: string, piece: string][] = [
    ['nothing', ''],
    ['white space', ' \n\t'],
    ['one word', 'a'],
    ['digits', '12 '],
    ['times', '3pm to 4pm '],
    ['seams', 'and then add '],
    ['quotes', '"'],
    ['signs', '- :: ((('],
    ['emoji', '🎉'],
    ['combining marks', 'e\u0301'],
    ['halves of pairs', '\ud800'],
    ['no characters', '\0\u200b'],
    ['courtesies', 'can you please '],
    ['lists', 'add milk to my list '],
    ['Korean and English', '내일 meeting '],
    ['letters that grow in lower case', 'İ'],
  ];
  for (const [name, piece] of pieces) {
    test(`${name}: is read without an error, once and a hundred kilobytes long`, () => {
      for (const text of [piece, piece.repeat(Math.ceil(100_000 / Math.max(piece.length, 1)))]) {
        const wishes = understandAll(text, context);
        assert.ok(wishes.length > 0);
        for (const { confidence } of wishes) assert.ok(confidence >= 0 && confidence <= 1);
      }
    });
  }

  test('an answer to nothing is conversation', () => {
    for (const text of ['done', 'Cancel!', '🎉🎉', '...', '7'])
      assert.equal(understand(text, context).decision, 'chat', text);
  });
});

describe('a long message', () => {
  const pasted = `the lease says ${'word '.repeat(3000)}end`;

  test('keeps the whole of a note', () => {
    const [wish, ...others] = understandAll(`note: ${pasted}`, context);
    assert.equal(wish?.intent, 'create_memo');
    assert.equal(wish.slots.description, pasted);
    assert.equal(others.length, 0);
  });

  test('keeps all words of work that is handed over', () => {
    const text = `research cargo bikes and report back: ${pasted}`;
    assert.equal(understandAll(text, context).at(-1)?.text, text);
  });
});

test('lines are wishes of their own where each begins like a request', () => {
  const intents = understandAll('- add milk to my list\n- cancel dentist friday', context);
  assert.deepEqual(
    intents.map(({ intent }) => intent),
    ['create_todo', 'delete_event'],
  );
});
