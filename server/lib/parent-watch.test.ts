import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { watchParent } from './parent-watch.ts';

test('a process that is killed is noticed, once, and one that lives is not', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  assert.ok(child.pid);
  const gone = Promise.withResolvers<string>();
  let told = 0;
  watchParent(
    child.pid,
    () => {
      told += 1;
      gone.resolve('gone');
    },
    10,
  );
  const endOwn = watchParent(process.pid, () => gone.resolve('this process lives'), 10);
  // The watch alone keeps no process alive, so the test does.
  const alive = setInterval(() => undefined, 1000);
  child.kill('SIGKILL');
  assert.equal(await gone.promise, 'gone');
  assert.equal(told, 1);
  clearInterval(alive);
  endOwn();
});
