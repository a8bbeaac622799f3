import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Addresses under which calendar apps read along. */
export const feeds: Migration = {
  async up(db) {
    await sql`create table calendar_feeds (
      id text primary key,
      token text not null unique,
      purpose text not null check (purpose in ('events', 'todos', 'both')),
      created_at text not null,
      last_read_at text
    ) strict, without rowid`.execute(db);
  },
};
