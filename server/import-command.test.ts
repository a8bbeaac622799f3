import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { it } from 'node:test';
import { dumpDatabase, filesIn } from '../test/support/import/data-folder.ts';
import { zipTo } from '../test/support/import/exported.ts';
import { makeLegacyFile, makeLegacyUploads } from '../test/support/legacy/legacy-file.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { lockFolder } from './db/folder-lock.ts';
import { readImportArguments, UsageError } from './import-arguments.ts';

type Finished = { code: number | null; out: string; error: string };

/** Runs the entry as `npm run import` does, without settings of this computer. */
async function run(folder: string, ...args: string[]): Promise<Finished> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import.ts'), ...args], {
    cwd: folder,
    env: { PATH: '/usr/bin', TIME_ZONE: 'Europe/Berlin', DATA_DIR: join(folder, 'new') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, error] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, out, error };
}

const oneSentence = (error: string) => assert.match(error, /^[^\n]+\n$/);

it('tells what it will do, imports with a progress line, and reports; a second time there is nothing to do', async () => {
  using folder = temporaryFolder();
  makeLegacyUploads(folder.at('old/data/uploads'));
  makeLegacyFile(folder.at('old/data/clawchat.db'), 'february');
  const first = await run(folder.path, 'old/data/clawchat.db');
  assert.equal(first.error, '');
  assert.equal(first.code, 0);
  const [plan = '', rest = ''] = first.out.split('Copying files: 20 %');
  const [progress = '', report = ''] = rest.split('\nImported:');
  assert.match(plan, /found +new +already here\n/);
  assert.match(plan, /messages +7 +7 +0\n/);
  assert.match(plan, /3 {2}todos whose parent is gone/);
  assert.match(plan, /5 to be copied \(0\.0 MB\), 5 not to be found/);
  assert.match(progress, /Importing: 100 %\n/);
  assert.match(report, /messages +7 +7 +0\n/);
  assert.equal(filesIn(folder.at('new/uploads')).length, 5);

  const dump = dumpDatabase(folder.at('new/clawchat.db'));
  const second = await run(folder.path, 'old/data/clawchat.db', '--yes', `--data-dir=${folder.at('new')}`);
  assert.match(second.out, /Everything was here already; nothing was changed/);
  assert.deepEqual(dumpDatabase(folder.at('new/clawchat.db')), dump);
});

it('says in one sentence, and by its exit code, why it did nothing', async () => {
  using folder = temporaryFolder();
  makeLegacyFile(folder.at('old.db'), 'oldest');
  writeFileSync(folder.at('notes.txt'), 'hello');

  const without = await run(folder.path);
  assert.equal(without.code, 64);
  assert.match(without.error, /Usage: npm run import/);
  oneSentence(without.error);
  const nothing = await run(folder.path, 'nothing.db');
  assert.equal(nothing.code, 65);
  assert.match(nothing.error, /There is no file/);
  oneSentence(nothing.error);
  const notes = await run(folder.path, 'notes.txt');
  assert.equal(notes.code, 65);
  oneSentence(notes.error);
  const uploads = await run(folder.path, 'old.db', '--uploads', 'nowhere');
  assert.equal(uploads.code, 65);
  assert.match(uploads.error, /nowhere cannot be read/);
  assert.equal((await run(folder.path, 'old.db', '--colour', 'blue')).code, 78);

  mkdirSync(folder.at('new'));
  const unlock = lockFolder(folder.at('new'));
  try {
    const locked = await run(folder.path, 'old.db');
    assert.equal(locked.code, 69);
    assert.match(locked.error, /ClawChat is running.*import in its dashboard/);
    oneSentence(locked.error);
  } finally {
    unlock();
  }
});

it('takes the files from a ZIP file as well', async () => {
  using folder = temporaryFolder();
  makeLegacyFile(folder.at('old.db'), 'oldest');
  await zipTo(folder.at('files.zip'), { 'data/uploads/plan of mine.md': '# plan' });
  const { code, out } = await run(folder.path, '--uploads', 'files.zip', 'old.db');
  assert.equal(code, 0);
  assert.match(out, /1 copied/);
});

it('reads its arguments in any order, and leaves the settings to the configuration', () => {
  assert.deepEqual(readImportArguments(['--port=9000', 'a.db', '--uploads=u', '--yes', '--data-dir', 'd']), {
    file: 'a.db',
    uploads: 'u',
    yes: true,
    configuration: ['--port', '9000', '--data-dir', 'd'],
  });
  assert.throws(() => readImportArguments(['a.db', 'b.db']), UsageError);
  assert.throws(() => readImportArguments(['a.db', '--uploads']), UsageError);
});
