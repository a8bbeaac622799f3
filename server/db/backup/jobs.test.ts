import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { runJob } from './jobs.ts';

// Where that was not waited for, "FATAL ERROR: Error::New" of the driver ended the server.
test('a job that is cancelled at once ends its thread when the driver is loaded there, not before', async (context) => {
  using folder = temporaryFolder();
  const paths = {
    backup: folder.at('none'),
    scratch: folder.at('scratch'),
    candidate: folder.at('candidate'),
  };
  const { mock: terminate } = context.mock.method(Worker.prototype, 'terminate');
  const abort = new AbortController();
  const job = runJob({ kind: 'prove', ...paths }, { signal: abort.signal });
  abort.abort(new Error('not wanted any more'));
  assert.equal(terminate.callCount(), 0);
  await assert.rejects(job, /not wanted any more|no such|unable to open/);
  assert.equal(terminate.callCount(), 1);
});
