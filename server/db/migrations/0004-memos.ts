import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const memos: Migration = {
  async up(db) {
    await sql`create table memos (
      sequence integer primary key,
      id text not null unique,
      title text not null,
      content text not null,
      tags text not null default '[]',
      conversation_id text,
      message_id text,
      created_at text not null,
      updated_at text not null
    ) strict`.execute(db);
    await sql`create index memos_by_update on memos (updated_at desc, id)`.execute(db);
  },
};
