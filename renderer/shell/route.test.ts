import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf, routeOf, screenNames } from './route.ts';

test('a hash leads to its screen and back', () => {
  for (const screen of screenNames) {
    assert.deepEqual(routeOf(hashOf(screen)), { screen, rest: [] });
    assert.deepEqual(routeOf(hashOf(screen, 'todo', 'a/b c')), { screen, rest: ['todo', 'a/b c'] });
  }
});

test('what leads nowhere is Home', () => {
  for (const hash of ['', '#', '#/', '#/elsewhere', '#home/', '#//'])
    assert.equal(routeOf(hash).screen, 'home');
});

test('a broken escape is taken as it stands', () => {
  assert.deepEqual(routeOf('#/data/%E0%A4%A'), { screen: 'data', rest: ['%E0%A4%A'] });
});
