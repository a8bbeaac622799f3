import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeWindow, usualSize } from './window-place.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number, width = 900, height = 700) => ({ x, y, width, height, isMaximized: false });
const middle = { x: 270, y: 113, width: 900, height: 700 };

test('the first time the system chooses the place', () => {
  assert.deepEqual(placeWindow(undefined, [laptop]), usualSize);
  assert.deepEqual(placeWindow(at(0, 0), []), usualSize);
});

for (const [what, remembered, areas, expected] of [
  ['on the screen it was on', at(2000, 100), [laptop, second], { x: 2000, y: 100, width: 900, height: 700 }],
  ['partly beside the screen', at(-700, 100), [laptop], { x: -700, y: 100, width: 900, height: 700 }],
  ['on a screen that is gone', at(2000, 100), [laptop], middle],
  ['with nothing to take hold of', at(-850, 100), [laptop], middle],
  ['with its title bar above the screen', at(100, -30), [laptop], middle],
  ['below the screen', at(100, 880), [laptop], middle],
  [
    'larger than the screen',
    at(100, 100, 3000, 2000),
    [laptop],
    { x: 100, y: 100, width: 1440, height: 875 },
  ],
  ['smaller than it can be', at(100, 100, 10, 10), [laptop], { x: 100, y: 100, width: 380, height: 480 }],
] as const) {
  test(`a window that was ${what} opens where it can be seen`, () =>
    assert.deepEqual(placeWindow(remembered, areas), expected));
}
