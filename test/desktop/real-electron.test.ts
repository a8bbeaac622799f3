import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drivers, notOnElectron } from './driver/drivers.ts';

test('where these specs ran', (context) => {
  context.diagnostic(
    notOnElectron === undefined
      ? 'The desktop specs also run on real Electron.'
      : `The desktop specs did not run on real Electron: ${notOnElectron}.`,
  );
  assert.equal(drivers.length, notOnElectron === undefined ? 2 : 1);
});
