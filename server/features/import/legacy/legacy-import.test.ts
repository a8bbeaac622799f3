import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  type DataFolder,
  dumpDatabase,
  figures,
  filesIn,
  openDataFolder,
  repairsOf,
  rowsById,
} from '../../../../test/support/import/data-folder.ts';
import type { LegacyLayout } from '../../../../test/support/legacy/layouts.ts';
import { makeLegacyFile, makeLegacyUploads, pngBytes } from '../../../../test/support/legacy/legacy-file.ts';
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts';
import type { ImportFile } from '../open-import.ts';

type Prepared = { file: ImportFile; data: DataFolder; folder: string };

/** A legacy folder of that layout with files, and an empty data folder beside it. */
async function prepared(layout: LegacyLayout, task: (prepared: Prepared) => Promise<void>): Promise<void> {
  using folder = temporaryFolder();
  const uploads = folder.at('old/data/uploads');
  mkdirSync(uploads, { recursive: true });
  makeLegacyUploads(uploads);
  const path = folder.at('old/data/clawchat.db');
  makeLegacyFile(path, layout);
  await using data = await openDataFolder(folder.at('new'));
  await task({
    file: { path, label: 'clawchat.db', uploads: { kind: 'folder', path: uploads } },
    data,
    folder: folder.path,
  });
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

for (const layout of ['oldest', 'february', 'newest'] as const) {
  it(`a file of the ${layout} layout comes in, and a second time nothing changes`, () =>
    prepared(layout, async ({ file, data }) => {
      const before = hashOf(file.path);
      const besides = readdirSync(join(file.path, '..'));
      const plan = await data.plan(file);
      assert.deepEqual(rowsById(data.databaseFile, 'messages').size, 0, 'a plan changes nothing');

      const report = await data.run(file);
      assert.deepEqual(report.tables, plan.tables);
      assert.equal(figures(report, 'messages'), '7/7/0');
      assert.equal(figures(report, 'todos'), '9/9/0');
      assert.equal(figures(report, 'memos'), layout === 'newest' ? '0/0/0' : '2/2/0');
      assert.equal(figures(report, 'task_relationships'), layout === 'newest' ? '0/0/0' : '5/2/0');
      assert.equal(figures(report, 'attachments'), '10/10/0');

      const dump = dumpDatabase(data.databaseFile);
      const files = filesIn(data.uploads);
      const again = await data.run(file);
      assert.deepEqual(dumpDatabase(data.databaseFile), dump);
      assert.deepEqual(filesIn(data.uploads), files);
      assert.ok(again.tables.every(({ added }) => added === 0));
      assert.equal(again.files.copied, 0);

      assert.equal(hashOf(file.path), before, 'the legacy file keeps every byte');
      assert.deepEqual(readdirSync(join(file.path, '..')), besides, 'and nothing is put beside it');
    }));
}

describe('what that server left behind', () => {
  it('is mended and told', () =>
    prepared('newest', async ({ file, data }) => {
      const repairs = repairsOf(await data.run(file));
      for (const what of [
        'conversations that were gone are kept in the archive, since their messages were still there',
        'conversations of projects that are gone became ordinary ones',
        "messages of an unknown role count as the assistant's",
        'unreadable metadata was left out',
        'todos in an unknown state became pending',
        'todos of an unknown priority became medium',
        'todos whose parent is gone, or is below them, stand on their own',
        'todos no longer wait for todos that are gone',
        'todos in the inbox went back to its beginning',
        'links to conversations that are gone were cleared',
        'events without a readable start stand where they were made',
        'events with an unreadable rule do not repeat',
        'attachments of items that are gone are kept without one',
        'attachments whose file is missing are listed without it',
        'background tasks that had not ended count as failed',
        'background tasks of todos that are gone stand alone',
        'unreadable plans were left out',
        'settings that clients do not know were left out',
      ])
        assert.ok((repairs[what] ?? 0) > 0, what);
    }));

  it('keeps messages of purged conversations in an archived one with their id', () =>
    prepared('february', async ({ file, data }) => {
      await data.run(file);
      const conversations = rowsById(data.databaseFile, 'conversations');
      const recovered = conversations.get('conv_purged');
      assert.equal(recovered?.['is_archived'], 1);
      assert.equal(recovered?.['created_at'], '2025-11-01T10:00:00.000Z');
      assert.equal(recovered?.['updated_at'], '2025-11-02T10:00:00.000Z');
      const messages = rowsById(data.databaseFile, 'messages');
      assert.equal(messages.get('msg_lost')?.['conversation_id'], 'conv_purged');
      assert.equal(messages.get('msg_nowhere')?.['conversation_id'], 'conv_recovered');
      assert.equal(messages.get('msg_3')?.['message_type'], 'system');
      assert.equal(messages.get('msg_4')?.['role'], 'assistant');
    }));

  it('gives todos values that clients understand', () =>
    prepared('newest', async ({ file, data }) => {
      await data.run(file);
      const todos = rowsById(data.databaseFile, 'todos');
      const todo = (id: string) => todos.get(id) ?? {};
      assert.equal(todo('todo_1')['due_date'], '2026-02-22T10:15:30.000Z', 'naive means UTC');
      assert.equal(todo('todo_1')['created_at'], '2026-01-15T09:30:00.123Z');
      assert.equal(todo('todo_1')['tags'], '["home"]');
      assert.equal(todo('todo_done')['completed_at'], '2026-01-16T08:00:00.000Z');
      assert.deepEqual([todo('todo_odd')['status'], todo('todo_odd')['priority']], ['pending', 'medium']);
      assert.equal(todo('todo_orphan')['completed_at'], null, 'only what is completed has such a time');
      const parents = ['todo_child', 'todo_orphan', 'todo_self', 'todo_ring_a', 'todo_ring_b'].map(
        (id) => todo(id)['parent_id'],
      );
      assert.deepEqual(parents, ['todo_1', null, null, null, 'todo_ring_a']);
      assert.equal(todo('todo_new')['depends_on'], '["todo_1"]');
      assert.equal(todo('todo_new')['inbox_state'], 'captured');
      assert.equal(todo('todo_new')['clarification_answers'], '{"0":"yes"}');
      assert.equal(todo('todo_new')['recurrence_end'], '2026-12-31T00:00:00.000Z');
    }));

  it('lets events stand where their owner sees them', () =>
    prepared('february', async ({ file, data }) => {
      await data.run(file);
      const events = rowsById(data.databaseFile, 'events');
      const event = (id: string) => events.get(id) ?? {};
      const dates = (id: string) => [event(id)['start_date'], event(id)['end_date']];
      assert.deepEqual(dates('evt_day'), ['2026-03-05', null], 'a bare date is that date');
      assert.deepEqual(dates('evt_local'), ['2026-03-06', '2026-03-08'], 'local midnight, sent in UTC');
      assert.equal(event('evt_local')['start_time'], '2026-03-05T23:00:00.000Z');
      // 23:30 in UTC is half past midnight of the next day in Berlin.
      assert.equal(event('evt_series')['recurrence_exceptions'], '["2026-01-13","2026-01-20"]');
      assert.equal(event('evt_series')['time_zone'], 'Europe/Berlin');
      assert.equal(event('evt_odd')['end_time'], null);
    }));

  it('maps the settings of the clients, and drops what none of them knows', () =>
    prepared('february', async ({ file, data }) => {
      await data.run(file);
      const settings = rowsById(data.databaseFile, 'user_settings');
      assert.deepEqual([...settings.keys()].sort(), ['fontSize', 'theme']);
      assert.equal(settings.get('theme')?.['value'], '"dark"');
    }));
});

describe('files of attachments', () => {
  it('come into the folder under names of ours, and from nowhere but the folder of uploads', () =>
    prepared('february', async ({ file, data, folder }) => {
      const report = await data.run(file);
      assert.equal(report.files.copied, 5);
      assert.equal(report.files.missing, 5);
      const rows = rowsById(data.databaseFile, 'attachments');
      const stored = (id: string) => String(rows.get(id)?.['stored_filename']);
      assert.equal(stored('att_1'), '0123456789abcdef0123456789abcdef.png', 'a name in our form is kept');
      assert.notEqual(stored('att_twin'), stored('att_1'));
      assert.match(stored('att_lie'), /^[0-9a-f]{32}$/, 'no ending that would have it shown');
      for (const row of rows.values())
        assert.match(String(row['stored_filename']), /^[0-9a-f]{32}(\.[a-z0-9]+)?$/);
      assert.deepEqual(readFileSync(join(data.uploads, stored('att_1'))), pngBytes);
      assert.equal(rows.get('att_1')?.['content_type'], 'image/png');
      assert.equal(rows.get('att_1')?.['size_bytes'], 8);
      assert.equal(rows.get('att_plain')?.['filename'], 'plan.md');
      for (const id of ['att_up', 'att_back', 'att_absolute', 'att_dots'])
        assert.ok(!existsSync(join(data.uploads, stored(id))), id);
      assert.equal(filesIn(data.uploads).length, 5);
      assert.deepEqual(filesIn(join(data.uploads, '.incoming')), []);
      assert.deepEqual(filesIn(folder), [], 'nothing was written elsewhere');
    }));

  it('are not followed where they are links', () =>
    prepared('february', async ({ file, data, folder }) => {
      symlinkSync(
        join(folder, 'old/outside.txt'),
        join(file.path, '../uploads/11111111111111111111111111111111.pdf'),
      );
      const report = await data.run(file);
      assert.deepEqual([report.files.copied, report.files.missing], [5, 5]);
    }));

  it('are brought later where they were missing at first', () =>
    prepared('february', async ({ file, data }) => {
      const without = await data.run({ ...file, uploads: undefined });
      assert.deepEqual([without.files.copied, without.files.missing], [0, 10]);
      const rows = dumpDatabase(data.databaseFile)['attachments'];
      const report = await data.run(file);
      assert.equal(figures(report, 'attachments'), '10/0/10');
      assert.equal(report.files.copied, 4, 'all but the one that is not what it says');
      assert.deepEqual(dumpDatabase(data.databaseFile)['attachments'], rows);
      assert.equal(filesIn(data.uploads).length, 4);
    }));
});
