import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const attachments: Migration = {
  async up(db) {
    await sql`create table attachments (
      id text primary key,
      filename text not null,
      stored_filename text not null unique,
      content_type text not null,
      size_bytes integer not null,
      memo_id text references memos (id) on delete cascade,
      todo_id text references todos (id) on delete cascade,
      created_at text not null
    ) strict`.execute(db);
    await sql`create index attachments_of_memo on attachments (memo_id, created_at) where memo_id is not null`.execute(
      db,
    );
    await sql`create index attachments_of_todo on attachments (todo_id, created_at) where todo_id is not null`.execute(
      db,
    );
    await sql`create index attachments_by_age on attachments (created_at)`.execute(db);

    await sql`create table discarded_files (
      stored_filename text primary key,
      keep_until text
    ) strict, without rowid`.execute(db);
    await sql`create trigger attachments_discard after delete on attachments begin
      insert or ignore into discarded_files (stored_filename) values (old.stored_filename);
    end`.execute(db);
    await sql`create trigger attachments_keep after insert on attachments begin
      delete from discarded_files where stored_filename = new.stored_filename;
    end`.execute(db);
  },
};
