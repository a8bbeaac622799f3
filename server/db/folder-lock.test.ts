import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { StartError } from '../lib/start-error.ts';
import { lockFolder } from './folder-lock.ts';

const lockModule = pathToFileURL(`${import.meta.dirname}/folder-lock.ts`).href;

/** A process of its own that holds the lock until it dies. */
async function holdElsewhere(folder: string) {
  const script = `globalThis.unlock = (await import(${JSON.stringify(lockModule)})).lockFolder(${JSON.stringify(folder)});
    process.stdout.write('locked'); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('one server at a time, in one process or in two, and the lock dies with its holder', async () => {
  using folder = temporaryFolder();
  const isTaken = (error: unknown) =>
    error instanceof StartError && error.code === 'DATA_FOLDER_UNAVAILABLE' && /DATA_DIR/.test(error.message);

  const unlock = lockFolder(folder.path);
  assert.throws(() => lockFolder(folder.path), isTaken);
  unlock();

  const holder = await holdElsewhere(folder.path);
  const gone = once(holder, 'exit');
  try {
    assert.throws(() => lockFolder(folder.path), isTaken);
  } finally {
    holder.kill('SIGKILL');
    await gone;
  }
  lockFolder(folder.path)();
});
