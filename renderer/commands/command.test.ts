import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Command, commandsFor } from './command.ts';

const command = (id: string, title: string, keywords?: string): Command => ({
  id,
  title,
  ...(keywords === undefined ? {} : { keywords }),
  run: () => undefined,
});
const commands = [
  command('a', 'Go to Phones'),
  command('b', 'Back up now', 'save copy'),
  command('c', '휴대폰 화면으로 가기'),
];
const found = (query: string) => commandsFor(query, commands).map(({ id }) => id);

test('nothing typed is everything', () => assert.deepEqual(found('  '), ['a', 'b', 'c']));

test('every word that was typed must be there, in any order and any case', () => {
  assert.deepEqual(found('phones GO'), ['a']);
  assert.deepEqual(found('copy back'), ['b']);
  assert.deepEqual(found('휴대'), ['c']);
  assert.deepEqual(found('phones back'), []);
});
