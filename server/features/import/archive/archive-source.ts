import { z } from 'zod';
import { invalid } from '../../../http/errors.ts';
import type { AttachmentRow } from '../../attachments/attachments.ts';
import { allDayTimes } from '../../events/events.ts';
import { type ArchiveTable, archiveFormat, archiveTables, decodeRow } from '../../export/export.ts';
import { type ImportedTable, importedTables } from '../import.schema.ts';
import { type Batch, batchRows, type ImportSource, type Repairs, type Row } from '../import-source.ts';
import { isKnownSetting } from '../known-settings.ts';
import { type ParentOf, settleParents } from '../parents.ts';
import { openZip, type Zip } from './open-zip.ts';
import { readRows } from './read-rows.ts';

type Values = Record<string, unknown>;
type ArchiveRow = { table: ArchiveTable; row: Values; file: string | undefined };

/** What one reading from end to end tells about the file. */
type Survey = {
  found: Record<ImportedTable, number>;
  todoParents: ParentOf;
  taskParents: ParentOf;
  attachments: { row: AttachmentRow; file: string | undefined }[];
};

/**
 * An export of ClawChat as something to import. It is read to its end before anything of it is believed.
 *
 * @param label what the file is called in messages
 * @param zone the owner's zone
 * @throws {HttpError} 400 when it is none, of a later version, or damaged
 */
export async function openArchiveSource(path: string, label: string, zone: string): Promise<ImportSource> {
  const zip = await openZip(path, label);
  try {
    const { found, todoParents, taskParents, attachments } = await survey(zip, label);
    return {
      kind: 'archive',
      found,
      batches: (repairs) => batchesOf(zip, label, { zone, repairs, todoParents, taskParents }),
      attachments: async () =>
        attachments.map(({ row, file }) => ({
          ...row,
          file: file === undefined ? undefined : zip.find(file),
        })),
      close: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function survey(zip: Zip, label: string): Promise<Survey> {
  const found = Object.fromEntries(importedTables.map((table) => [table, 0])) as Survey['found'];
  const todoParents = new Map<string, string | null>();
  const taskParents = new Map<string, string | null>();
  const attachments: Survey['attachments'] = [];
  for await (const { table, row, file } of archiveRows(zip, label)) {
    found[table] += 1;
    const id = String(row['id']);
    if (table === 'todos') todoParents.set(id, row['parent_id'] as string | null);
    if (table === 'agent_tasks') taskParents.set(id, row['parent_task_id'] as string | null);
    if (table === 'attachments') attachments.push({ row: row as AttachmentRow, file });
  }
  return {
    found,
    todoParents: settleParents(todoParents),
    taskParents: settleParents(taskParents),
    attachments,
  };
}

/** Every row of `data.json`, checked. */
async function* archiveRows(zip: Zip, label: string): AsyncGenerator<ArchiveRow> {
  const data = zip.find('data.json');
  if (!data) throw invalid(`${label} is not an export of ClawChat: it holds no data.json`);
  const facts = new Map<string, unknown>();
  for await (const { table, key, value } of readRows(await data.stream())) {
    if (table === undefined) facts.set(String(key), value);
    else yield checkRow(table, key, value);
  }
  if (facts.get('format') !== archiveFormat.format)
    throw invalid(`${label} is not an export of ClawChat: its data.json is another program's`);
  if (facts.get('version') !== archiveFormat.version)
    throw invalid(`${label} was written by a newer version of ClawChat. Install that one first.`);
}

function checkRow(name: string, key: string | number, value: unknown): ArchiveRow {
  const table = archiveTables.find((one) => one === name);
  if (!table) throw invalid(`data.json holds ${name}, which this version of ClawChat does not know`);
  try {
    const file = (value as { file?: unknown } | null)?.file;
    return { table, row: decodeRow(table, value), file: typeof file === 'string' ? file : undefined };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    throw invalid(`data.json: ${[name, key, ...(issue?.path ?? [])].join('.')}: ${issue?.message}`);
  }
}

type Mending = { zone: string; repairs: Repairs; todoParents: ParentOf; taskParents: ParentOf };

async function* batchesOf(zip: Zip, label: string, mending: Mending): AsyncGenerator<Batch> {
  let batch: { table: string; rows: Values[] } = { table: '', rows: [] };
  for await (const { table, row } of archiveRows(zip, label)) {
    if (table === 'attachments') continue;
    if (batch.rows.length > 0 && (batch.table !== table || batch.rows.length === batchRows)) {
      yield batch as Batch;
      batch = { table, rows: [] };
    }
    batch.table = table;
    const mended = mend(table, row, mending);
    if (mended) batch.rows.push(mended);
  }
  if (batch.rows.length > 0) yield batch as Batch;
}

/** What a file changed by hand, or made in another zone, needs. Undefined for a row that is left out. */
function mend(table: ArchiveTable, row: Values, mending: Mending): Values | undefined {
  const { zone, repairs, todoParents, taskParents } = mending;
  if (table === 'todos') return withParent(row, 'parent_id', todoParents, repairs);
  if (table === 'agent_tasks') return withParent(row, 'parent_task_id', taskParents, repairs);
  if (table === 'events') return inZone(row as Row<'events'>, zone);
  if (table === 'user_settings' && !isKnownSetting(String(row['name']), JSON.parse(String(row['value'])))) {
    repairs.note('settings that clients do not know were left out');
    return undefined;
  }
  return row;
}

function withParent(row: Values, column: string, parents: ParentOf, repairs: Repairs): Values {
  const parent = parents.get(String(row['id'])) ?? null;
  if (parent === row[column]) return row;
  repairs.note('items whose parent is gone, or is below them, stand on their own');
  return { ...row, [column]: parent };
}

/** All-day events are days: elsewhere they begin at another instant. */
function inZone(row: Row<'events'>, zone: string): Values {
  if (typeof row.start_date !== 'string') return row;
  const times = allDayTimes(row.start_date, row.end_date ?? undefined, zone);
  return times.start_time === row.start_time ? row : { ...row, ...times, time_zone: zone };
}
