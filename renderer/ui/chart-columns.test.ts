import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenAfterKey, columnsOf } from './chart-columns.ts';

const size = { height: 40, step: 10 };

test('the largest value is as high as the picture, nothing is no column, and one beside many is still seen', () => {
  const columns = columnsOf([0, 1, 1000, 500], size);
  assert.deepEqual(
    columns.map(({ height }) => height),
    [2, 40, 20],
  );
  for (const { x, y, width, height } of columns) {
    assert.equal(y + height, size.height);
    assert.ok(Math.floor(x / 10) === Math.floor((x + width) / 10), 'inside its own step');
  }
  assert.deepEqual(columnsOf([0, 0, 0], size), []);
});

test('the keys of a slider move by a step, by a week and to the ends, and never beyond', () => {
  const after = (key: string, chosen: number) => chosenAfterKey(key, chosen, 29);
  assert.deepEqual([after('ArrowLeft', 5), after('ArrowRight', 5)], [4, 6]);
  assert.deepEqual([after('PageDown', 5), after('PageUp', 28)], [0, 29]);
  assert.deepEqual([after('Home', 5), after('End', 5)], [0, 29]);
  assert.deepEqual([after('ArrowLeft', 0), after('ArrowRight', 29)], [0, 29]);
  assert.equal(after('Tab', 5), undefined);
});
