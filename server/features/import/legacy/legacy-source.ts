import { type LegacyDatabase, LegacyFileError, type LegacyRow, openLegacy } from '../../../db/legacy.ts';
import { invalid } from '../../../http/errors.ts';
import { type ImportedTable, importedTables } from '../import.schema.ts';
import {
  type Batch,
  batchRows,
  createRepairs,
  type ImportSource,
  type Repairs,
  type Row,
  type SourceAttachment,
} from '../import-source.ts';
import { settleParents } from '../parents.ts';
import {
  convertConversation,
  convertMessage,
  namelessConversation,
  recoverConversation,
} from './convert-chat.ts';
import { convertEvent } from './convert-events.ts';
import { convertAttachment, convertMemo, convertSettings, convertTask } from './convert-rest.ts';
import { convertTodo, relationshipConverter } from './convert-todos.ts';
import type { Surroundings } from './surroundings.ts';
import type { Uploads } from './uploads.ts';
import { optionalText, textOf } from './values.ts';

export type LegacyOptions = {
  path: string;
  /** What the file is called in messages. */
  name: string;
  uploads: Uploads;
  now: Date;
  /** The owner's zone. */
  zone: string;
};

/**
 * The Python server's database as something to import. The file is only ever read.
 *
 * @throws {HttpError} 400 when it is none, or damaged
 */
export function openLegacySource(options: LegacyOptions): ImportSource {
  const read = <T>(task: () => T) => inWords(options.name, task);
  const database = read(() => openLegacy(options.path, options.name));
  try {
    const surroundings = read(() => lookAround(database, options));
    return makeSource(database, surroundings, options.uploads, read);
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeSource(
  database: LegacyDatabase,
  surroundings: Omit<Surroundings, 'repairs'>,
  uploads: Uploads,
  read: <T>(task: () => T) => T,
): ImportSource {
  const counted = importedTables.map((table) => [table, read(() => database.count(table))] as const);
  const settings = (repairs: Repairs) =>
    read(() => convertSettings(database.rows('user_settings'), { ...surroundings, repairs }));
  return {
    kind: 'legacy',
    found: {
      ...(Object.fromEntries(counted) as ImportSource['found']),
      user_settings: settings(createRepairs()).length,
    },
    async *batches(repairs) {
      const batches = allBatches(database, { ...surroundings, repairs });
      try {
        for (let next = read(() => batches.next()); !next.done; next = read(() => batches.next())) {
          yield next.value;
        }
      } finally {
        // A query that is broken off keeps the connection busy.
        batches.return(undefined);
      }
      yield* batched('user_settings', settings(repairs));
    },
    async attachments(repairs) {
      const around = { ...surroundings, repairs };
      const rows = read(() =>
        [...withId(database.rows('attachments'), repairs)].map((row) => convertAttachment(row, around)),
      );
      const found: SourceAttachment[] = [];
      for (const row of rows) found.push({ ...row, file: await uploads.find(row.stored_filename) });
      return found;
    },
    close: async () => {
      database.close();
      await uploads.close();
    },
  };
}

/** What is wrong with the file, as a sentence for the owner. */
function inWords<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof LegacyFileError) throw invalid(error.message);
    const code = String((error as { code?: unknown } | null)?.code ?? '');
    if (code.startsWith('SQLITE_')) throw invalid(`${name} is damaged or not as expected (${code})`);
    throw error;
  }
}

function lookAround(database: LegacyDatabase, { now, zone }: LegacyOptions): Omit<Surroundings, 'repairs'> {
  const idsOf = (table: ImportedTable) =>
    new Set(database.pairs(table, 'id').flatMap(([id]) => optionalText(id) ?? []));
  const parentsOf = (table: ImportedTable, column: string) =>
    new Map(
      database
        .pairs(table, column)
        .flatMap(([id, parent]) => (optionalText(id) === null ? [] : [[textOf(id), optionalText(parent)]])),
    );
  const conversations = idsOf('conversations');
  for (const { id } of database.lostConversations()) conversations.add(textOf(id) || namelessConversation);
  return {
    now: now.toISOString(),
    zone,
    known: { conversations, todos: idsOf('todos'), memos: idsOf('memos') },
    todoParents: settleParents(parentsOf('todos', 'parent_id')),
    taskParents: settleParents(parentsOf('agent_tasks', 'parent_task_id')),
  };
}

function* withId(rows: Iterable<LegacyRow>, repairs: Repairs): Generator<LegacyRow> {
  for (const row of rows) {
    if (optionalText(row['id']) !== null) yield row;
    else repairs.note('items without an id were left out');
  }
}

type Convert<T extends ImportedTable> = (row: LegacyRow, around: Surroundings) => Row<T> | undefined;

function* allBatches(database: LegacyDatabase, around: Surroundings): Generator<Batch> {
  function* rowsOf<T extends ImportedTable>(table: T, convert: Convert<T>): Generator<Row<T>> {
    for (const row of withId(database.rows(table), around.repairs)) {
      const converted = convert(row, around);
      if (converted) yield converted;
    }
  }
  const lost = database.lostConversations().map((one) => recoverConversation(one, around));
  yield* batched('conversations', rowsOf('conversations', convertConversation));
  yield* batched('conversations', lost);
  yield* batched('messages', rowsOf('messages', convertMessage));
  yield* batched('todos', rowsOf('todos', convertTodo));
  yield* batched('task_relationships', rowsOf('task_relationships', relationshipConverter(around)));
  yield* batched('events', rowsOf('events', convertEvent));
  yield* batched('memos', rowsOf('memos', convertMemo));
  yield* batched('agent_tasks', rowsOf('agent_tasks', convertTask));
}

function* batched<T extends Batch['table']>(table: T, rows: Iterable<Row<T>>): Generator<Batch> {
  let batch: Row<T>[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < batchRows) continue;
    yield { table, rows: batch } as Batch;
    batch = [];
  }
  if (batch.length > 0) yield { table, rows: batch } as Batch;
}
