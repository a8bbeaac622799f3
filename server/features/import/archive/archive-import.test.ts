import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  type DataFolder,
  dumpDatabase,
  figures,
  filesIn,
  openDataFolder,
  repairsOf,
  rowsById,
} from '../../../../test/support/import/data-folder.ts';
import { zipTo } from '../../../../test/support/import/exported.ts';
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts';
import { HttpError } from '../../../http/errors.ts';

type Tables = Record<string, unknown[]>;

const at = '2026-01-01T00:00:00.000Z';
const dates = { created_at: at, updated_at: at };
const nothing = { conversation_id: null, message_id: null };

const memo = { id: 'memo_1', title: 'A', content: 'B', tags: ['x'], ...nothing, ...dates };
const conversation = {
  id: 'conv_1',
  title: '',
  is_archived: false,
  project_todo_id: null,
  metadata: null,
  ...dates,
};
const message = {
  ...{ id: 'msg_1', conversation_id: 'conv_1', role: 'user', content: 'Hi', message_type: 'text' },
  ...{ intent: null, metadata: { a: [1] }, reply_to: null, is_partial: false, created_at: at },
};
const todo = {
  ...{ id: 'todo_1', title: 'T', description: null, status: 'pending', priority: 'low', due_date: null },
  ...{ completed_at: null, parent_id: null, sort_order: 0, tags: [], source: null, source_id: null },
  ...{
    assignee: null,
    enabled_skills: null,
    inbox_state: 'none',
    automation_error: null,
    plan_summary: null,
  },
  ...{
    estimated_minutes: null,
    depends_on: null,
    clarification_questions: null,
    clarification_answers: null,
  },
  ...{ recurrence_rule: null, recurrence_end: null, recurring_source_id: null, series_start: null },
  ...{ next_occurrence_id: null, ...nothing, ...dates },
};
const event = {
  ...{ id: 'evt_1', title: 'Day', description: null, start_time: '2026-04-03T04:00:00.000Z', end_time: null },
  ...{ is_all_day: true, start_date: '2026-04-03', end_date: null, time_zone: 'America/New_York' },
  ...{ location: null, reminder_minutes: null, recurrence_rule: null, recurrence_end: null },
  ...{ recurrence_exceptions: [], tags: [], ...nothing, ...dates },
};
const attachment = {
  ...{ id: 'att_1', filename: 'a.txt', stored_filename: `${'a'.repeat(32)}.txt`, content_type: 'text/plain' },
  ...{ size_bytes: 5, memo_id: 'memo_1', todo_id: null, created_at: at, file: 'attachments/a.txt' },
};

const dataJson = (tables: Tables, facts: object = {}) =>
  JSON.stringify({ format: 'clawchat-export', version: 1, ...facts, tables }, null, 2);

async function importing(
  files: Record<string, string>,
  check: (run: () => ReturnType<DataFolder['run']>, data: DataFolder) => Promise<void>,
): Promise<void> {
  using folder = temporaryFolder();
  const path = await zipTo(folder.at('export.zip'), files);
  await using data = await openDataFolder(folder.at('data'));
  await check(() => data.run({ path, label: 'export.zip' }), data);
}

/** The import is refused, and neither rows nor files came in. */
const refused = (files: Record<string, string>, message: RegExp) =>
  importing(files, async (run, data) => {
    const before = dumpDatabase(data.databaseFile);
    await assert.rejects(run(), (error) => {
      assert.ok(error instanceof HttpError && error.status === 400, String(error));
      assert.match(error.message, message);
      return true;
    });
    assert.deepEqual(dumpDatabase(data.databaseFile), before);
    assert.deepEqual(filesIn(data.uploads), []);
    assert.deepEqual(filesIn(`${data.uploads}/.incoming`), []);
  });

it('an archive is read however its JSON is laid out', () =>
  importing(
    {
      'data.json': dataJson({
        attachments: [attachment],
        messages: [message],
        memos: [memo],
        conversations: [conversation],
      }),
      'attachments/a.txt': 'hello',
    },
    async (run, data) => {
      const report = await run();
      assert.deepEqual(report.repairs, []);
      assert.equal(figures(report, 'messages'), '1/1/0');
      assert.deepEqual(filesIn(data.uploads), [attachment.stored_filename]);
      assert.equal(rowsById(data.databaseFile, 'messages').get('msg_1')?.['metadata'], '{"a":[1]}');
    },
  ));

it('what is no export, or of a later version, is refused', async () => {
  await refused({ 'readme.txt': 'x' }, /holds no data\.json/);
  await refused({ 'data.json': '{"format": "other", "version": 1}' }, /another program's/);
  await refused({ 'data.json': dataJson({}, { version: 2 }) }, /newer version/);
  await refused({ 'data.json': dataJson({ diaries: [{}] }) }, /holds diaries/);
  await refused({ 'data.json': dataJson({ memos: [memo] }).slice(0, -5) }, /breaks off/);
  await refused({ 'data.json': '{"format": nonsense' }, /cannot be read/);
});

it('a row that is not as it should be is named, and nothing comes in', async () => {
  const wrong = { ...memo, id: 'memo_2', updated_at: 'yesterday' };
  await refused({ 'data.json': dataJson({ memos: [memo, wrong] }) }, /memos\.1\.updated_at/);
  await refused({ 'data.json': dataJson({ memos: [null] }) }, /memos\.0/);
  await refused({ 'data.json': dataJson({ todos: [{ ...todo, status: 'waiting' }] }) }, /todos\.0\.status/);
  await refused({ 'data.json': dataJson({ events: [{ ...event, time_zone: 'Moon' }] }) }, /time_zone/);
  await refused(
    { 'data.json': dataJson({ events: [{ ...event, start_date: null }] }) },
    /do not fit together/,
  );
});

it('rows that refer to what is not there are refused as a whole, files included', () =>
  refused(
    {
      'data.json': dataJson({ memos: [memo], attachments: [attachment], messages: [message] }),
      'attachments/a.txt': 'hello',
    },
    /refers to items that are not in it/,
  ));

it('an endless row, or one nested endlessly, does not fill the memory', async () => {
  const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(65_536))).toString('base64');
  await refused({ 'data.json': dataJson({ memos: [{ ...memo, content: noise.repeat(400) }] }) }, /too large/);
  const nested = Array.from({ length: 1_100_000 }, () => (Math.random() < 0.5 ? '[' : ' [')).join('');
  await refused({ 'data.json': `{"tables": {"memos": [${nested}` }, /too large/);
});

it('circles of parents are cut, and days are days in every zone', () =>
  importing(
    {
      'data.json': dataJson({
        todos: [
          { ...todo, parent_id: 'todo_2' },
          { ...todo, id: 'todo_2', parent_id: 'todo_1' },
        ],
        events: [event],
        user_settings: [
          { name: 'theme', value: 'dark', updated_at: at },
          { name: 'nonsense', value: 1, updated_at: at },
        ],
      }),
    },
    async (run, data) => {
      const report = await run();
      assert.deepEqual(Object.values(repairsOf(report)), [1, 1]);
      const todos = rowsById(data.databaseFile, 'todos');
      assert.deepEqual(
        [todos.get('todo_1')?.['parent_id'], todos.get('todo_2')?.['parent_id']],
        [null, 'todo_1'],
      );
      const day = rowsById(data.databaseFile, 'events').get('evt_1');
      assert.equal(day?.['start_date'], '2026-04-03');
      assert.equal(day?.['start_time'], '2026-04-02T22:00:00.000Z');
      assert.deepEqual([...rowsById(data.databaseFile, 'user_settings').keys()], ['theme']);
    },
  ));

it('names of files are looked up in the archive and nowhere else', () =>
  importing(
    {
      'data.json': dataJson({
        memos: [memo],
        attachments: [
          { ...attachment, file: '/etc/passwd' },
          { ...attachment, id: 'att_2', stored_filename: '../../evil.txt', file: 'attachments/a.txt' },
        ],
      }),
      'attachments/a.txt': 'hello',
    },
    async (run, data) => {
      const report = await run();
      assert.deepEqual([report.files.copied, report.files.missing], [1, 1]);
      const [name = '', ...others] = filesIn(data.uploads);
      assert.match(name, /^[0-9a-f]{32}\.txt$/);
      assert.deepEqual(others, []);
    },
  ));
