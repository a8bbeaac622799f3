import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  type DataFolder,
  dumpDatabase,
  filesIn,
  importNow,
  importZone,
  openDataFolder,
} from '../../../test/support/import/data-folder.ts';
import { largeLegacyRows, makeLegacyFile } from '../../../test/support/legacy/legacy-file.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { ImportProgress } from './import.schema.ts';
import { runImport } from './import.ts';
import type { ImportSource } from './import-source.ts';
import { openImport } from './open-import.ts';

/** A source with 2,000 messages and all that belongs to them, and an empty data folder. */
async function withLarge(task: (source: ImportSource, data: DataFolder) => Promise<void>): Promise<void> {
  using folder = temporaryFolder();
  makeLegacyFile(folder.at('old.db'), 'february', largeLegacyRows(2000));
  await using data = await openDataFolder(folder.at('new'));
  const source = await openImport({ path: folder.at('old.db'), label: 'old.db' }, importNow, importZone);
  try {
    await task(source, data);
  } finally {
    await source.close();
  }
}

const countMessages = ({ work }: DataFolder) =>
  work.read(async ({ db }) => {
    const rows = await db.selectFrom('messages').select('id').execute();
    return rows.length;
  });

const quiet = { onProgress: () => undefined, announce: () => undefined };

it('reads go on while it runs, and see all of it or nothing', () =>
  withLarge(async (source, data) => {
    const { signal } = new AbortController();
    const seen = new Set<number>();
    const progress: ImportProgress[] = [];
    let announced = 0;
    const running = { isDone: false };
    const reader = (async () => {
      while (!running.isDone) {
        seen.add(await countMessages(data));
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await runImport(data, source, {
      signal,
      onProgress: (step) => progress.push(step),
      announce: ({ afterCommit }) => afterCommit(() => (announced += 1)),
    });
    running.isDone = true;
    await reader;
    assert.ok(
      [...seen].every((count) => count === 0 || count === 2000),
      [...seen].join(),
    );
    assert.ok(seen.has(0), 'a read was answered meanwhile');
    assert.equal(await countMessages(data), 2000);
    assert.ok(progress.length > 10);
    assert.ok(progress.every(({ done, total }) => done <= total));
    assert.equal(progress.at(-1)?.done, progress.at(-1)?.total);
    assert.equal(announced, 1);
    await runImport(data, source, { ...quiet, signal, announce: () => (announced += 1) });
    assert.equal(announced, 1, 'nothing new, nothing told');
  }));

it('what is stopped, or fails in its middle, leaves nothing', () =>
  withLarge(async (source, data) => {
    const before = dumpDatabase(data.databaseFile);
    const stop = new AbortController();
    const stopped = runImport(data, source, {
      ...quiet,
      signal: stop.signal,
      onProgress: ({ done }) => done > 1000 && stop.abort(new Error('stopped')),
    });
    await assert.rejects(stopped, /stopped/);
    assert.deepEqual(dumpDatabase(data.databaseFile), before);

    const broken: ImportSource = {
      ...source,
      async *batches(repairs) {
        yield* source.batches(repairs);
        throw new Error('out of luck');
      },
      attachments: async () => [
        {
          ...{ id: 'att_1', filename: 'a.txt', stored_filename: 'x', content_type: 'text/plain' },
          ...{ size_bytes: 5, memo_id: null, todo_id: null, created_at: importNow.toISOString() },
          file: {
            bytes: 5,
            stream: async () => (await import('node:stream')).Readable.from([Buffer.from('hello')]),
          },
        },
      ],
    };
    await assert.rejects(
      runImport(data, broken, { ...quiet, signal: new AbortController().signal }),
      /out of luck/,
    );
    assert.deepEqual(dumpDatabase(data.databaseFile), before);
    assert.deepEqual(filesIn(data.uploads), []);
    assert.deepEqual(filesIn(`${data.uploads}/.incoming`), []);
  }));

it('changes made here since are not undone by a second import', () =>
  withLarge(async (source, data) => {
    const { signal } = new AbortController();
    await runImport(data, source, { ...quiet, signal });
    await data.work.write(async ({ db }) => {
      await db.updateTable('todos').set({ parent_id: null, title: 'Mine' }).execute();
    });
    const before = dumpDatabase(data.databaseFile);
    await runImport(data, source, { ...quiet, signal });
    assert.deepEqual(dumpDatabase(data.databaseFile), before);
  }));
