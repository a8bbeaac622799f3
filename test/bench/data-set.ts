import { migrateDatabase } from '../../server/db/migrate.ts';
import { openForMigration } from '../../server/db/open.ts';
import { randomFrom } from '../support/random-from.ts';
import { fillCalendar } from './fill-calendar.ts';
import { fillTodos } from './fill-todos.ts';
import { agesOf, type Filling, insertAll, type Size } from './filling.ts';
import { sentencesFrom } from './texts.ts';

/** A heavy user's data. */
export const standardSize: Size = {
  todos: 10_000,
  events: 2000,
  series: 200,
  memos: 2000,
  conversations: 1000,
  messages: 100_000,
};

export const timesSize = (size: Size, factor: number) =>
  Object.fromEntries(Object.entries(size).map(([name, count]) => [name, Math.ceil(count * factor)])) as Size;

/** What the operations need to know of the data. */
export type DataSet = { file: string; size: Size; now: Date; todoIds: string[]; conversationId: string };

/**
 * Makes a database of the present schema with a life in it, the same one for the same seed and day. Ten times the size is
 * ten times the past; what lies open today stays the same, as a day has no more hours.
 */
export async function makeDataSet(file: string, size: Size, now: Date, seed: number): Promise<DataSet> {
  await migrateDatabase(file, now);
  const { sqlite, db } = openForMigration(file);
  const random = randomFrom(seed);
  const filling = { sqlite, size, now, random, words: sentencesFrom(random) };
  sqlite.exec('begin');
  const todoIds = fillTodos(filling);
  fillCalendar(filling);
  fillMemos(filling);
  const conversationId = fillConversations(filling);
  sqlite.exec('commit');
  sqlite.exec('pragma optimize');
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  await db.destroy();
  return { file, size, now, todoIds, conversationId };
}

function fillMemos({ sqlite, size, now, words }: Filling): void {
  const memo = (index: number) => {
    const at = agesOf(size.memos, now, index);
    return {
      id: `memo_${index}`,
      title: words.sentence(4),
      content: words.sentence(60),
      tags: '["notes"]',
      created_at: at,
      updated_at: at,
    };
  };
  insertAll(
    sqlite,
    'memos',
    Array.from({ length: size.memos }, (_, index) => memo(index)),
  );
}

/** @returns the conversation with the most recent message */
function fillConversations({ sqlite, size, now, words }: Filling): string {
  const conversation = (index: number) => {
    const at = agesOf(size.conversations, now, index);
    return { id: `conv_${index}`, title: words.sentence(5), created_at: at, updated_at: at };
  };
  const each = size.messages / size.conversations;
  const message = (index: number) => ({
    id: `msg_${index}`,
    conversation_id: `conv_${Math.floor(index / each)}`,
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: words.message(),
    created_at: agesOf(size.messages, now, index),
  });
  insertAll(
    sqlite,
    'conversations',
    Array.from({ length: size.conversations }, (_, index) => conversation(index)),
  );
  insertAll(
    sqlite,
    'messages',
    Array.from({ length: size.messages }, (_, index) => message(index)),
  );
  return `conv_${size.conversations - 1}`;
}
