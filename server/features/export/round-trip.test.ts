import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { it } from 'node:test';
import {
  dumpDatabase,
  figures,
  filesIn,
  importNow,
  openDataFolder,
} from '../../../test/support/import/data-folder.ts';
import { fetchExport, unzip } from '../../../test/support/import/exported.ts';
import { fillAccount } from '../../../test/support/import/full-account.ts';
import { makeLegacyFile, makeLegacyUploads } from '../../../test/support/legacy/legacy-file.ts';
import { startTestServer } from '../../../test/support/server.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

/** Nothing may be written between an export and the next one. */
const still = { ENABLE_SCHEDULER: 'false' };

const clock = { now: () => importNow, monotonic: () => performance.now() };
const kept = ['sessions', 'sign_in_failures', 'idempotency_keys', 'push_tokens', 'kysely_migration'];

/** Tables of the owner's data; the numbers of storing may differ. */
function ownData(databaseFile: string): Record<string, unknown[]> {
  const dump = Object.entries(dumpDatabase(databaseFile)).filter(([table]) => !kept.includes(table));
  return Object.fromEntries(
    dump.map(([table, rows]) => [
      table,
      rows.map((row) => (typeof row === 'object' ? { ...row, sequence: undefined } : row)),
    ]),
  );
}

it('an export imports again to equal data, exports to equal bytes of JSON, and twice changes nothing', async () => {
  using folder = temporaryFolder();
  await using server = await startTestServer({ clock, settings: still });
  const client = await server.signIn();
  await fillAccount(client);
  const first = await fetchExport(client);
  writeFileSync(folder.at('export.zip'), first);
  const file = { path: folder.at('export.zip'), label: 'export.zip' };

  const second = await (async () => {
    await using data = await openDataFolder(folder.at('second'));
    const report = await data.run(file);
    assert.deepEqual(report.repairs, []);
    assert.equal(figures(report, 'attachments'), '2/2/0');
    assert.deepEqual(filesIn(data.uploads), filesIn(server.config.uploadDir));
    const dump = dumpDatabase(data.databaseFile);
    const again = await data.run(file);
    assert.ok(again.tables.every(({ added }) => added === 0));
    assert.deepEqual(dumpDatabase(data.databaseFile), dump);
    return ownData(data.databaseFile);
  })();
  assert.deepEqual(second, ownData(server.config.databaseFile));

  await using fresh = await startTestServer({ clock, settings: still, dataDir: folder.at('second') });
  const files = await unzip(await fetchExport(await fresh.signIn()));
  const original = await unzip(first);
  assert.equal(String(files.get('data.json')), String(original.get('data.json')));
  assert.deepEqual([...files.keys()], [...original.keys()]);
  for (const [name, content] of original) assert.deepEqual(files.get(name), content, name);
});

it('the archive has what people read, under names that every system unpacks', async () => {
  await using server = await startTestServer({ clock, settings: still });
  const client = await server.signIn();
  await fillAccount(client);
  const response = await client.fetch('/api/dashboard/export');
  assert.equal(response.headers.get('content-type'), 'application/zip');
  assert.match(response.headers.get('content-disposition') ?? '', /clawchat-export-2026-03-01\.zip/);
  const files = await unzip(Buffer.from(await response.arrayBuffer()));
  assert.deepEqual(
    [...files.keys()],
    [
      'data.json',
      'events.ics',
      'todos.ics',
      'memos/2026-03-01 CON_.md',
      'memos/2026-03-01 con_ (2).md',
      'conversations/2026-03-01 Trip Rome 2026.md',
      'attachments/Notes.txt',
      'attachments/notes (2).TXT',
    ],
  );
  assert.equal(String(files.get('attachments/Notes.txt')), 'content of Notes.txt');
  assert.match(
    String(files.get('conversations/2026-03-01 Trip Rome 2026.md')),
    /## You, 2026-03-01 13:00\n\nPlan it/,
  );
  assert.match(
    String(files.get('memos/2026-03-01 CON_.md')),
    /tags: \["x"\][\s\S]*# \.\.\/\.\.\/CON\n\n# Text/,
  );
  const data = JSON.parse(String(files.get('data.json'))) as {
    tables: Record<string, Record<string, unknown>[]>;
  };
  assert.equal(data.tables['todos']?.[0]?.['priority'], 'urgent');
  assert.equal(data.tables['conversations']?.[0]?.['is_archived'], false);
  for (const table of ['sessions', 'push_tokens', 'idempotency_keys']) assert.ok(!(table in data.tables));
});

it('everything that came from a legacy file goes out and comes in again', async () => {
  using folder = temporaryFolder();
  const uploads = folder.at('old/data/uploads');
  makeLegacyUploads(uploads);
  const path = folder.at('old/data/clawchat.db');
  makeLegacyFile(path, 'february');
  await (async () => {
    await using data = await openDataFolder(folder.at('first'));
    await data.run({ path, label: 'clawchat.db', uploads: { kind: 'folder', path: uploads } });
  })();
  await using server = await startTestServer({ clock, settings: still, dataDir: folder.at('first') });
  writeFileSync(folder.at('export.zip'), await fetchExport(await server.signIn()));
  await using second = await openDataFolder(folder.at('second'));
  const report = await second.run({ path: folder.at('export.zip'), label: 'export.zip' });
  assert.deepEqual(report.repairs, [
    { what: 'attachments whose file is missing are listed without it', count: 5 },
  ]);
  assert.deepEqual(ownData(second.databaseFile), ownData(server.config.databaseFile));
});
