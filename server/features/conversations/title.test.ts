import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUntitled, makeTitle } from './title.ts';

test('untitled is empty, or what clients send when the user gave no title', () => {
  for (const title of ['', ' ', 'New Conversation', ' New Conversation '])
    assert.equal(isUntitled(title), true, title);
  for (const title of ['Plans', 'New conversation', 'New Conversation 2'])
    assert.equal(isUntitled(title), false);
});

test('a title is the first six words, without what hangs at their end', () => {
  assert.equal(makeTitle('What is for dinner?'), 'What is for dinner?');
  assert.equal(makeTitle('one two three four five six seven'), 'one two three four five six');
  assert.equal(makeTitle('  Tell me,\n\n about\tdinner - please: now '), 'Tell me, about dinner - please');
});

test('a title has at most sixty characters, cut between characters', () => {
  const long = makeTitle('🙂'.repeat(100));
  assert.equal([...long].length, 60);
  assert.match(long, /^(🙂)+…$/u);
  assert.equal(makeTitle('ein Donaudampfschifffahrtsgesellschaftskapitänspatent').length, 53);
});

test('without words there is no title', () => {
  for (const text of ['', ' \n ', '...', '- – —']) assert.equal(makeTitle(text), '', text);
});
