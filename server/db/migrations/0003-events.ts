import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const events: Migration = {
  async up(db) {
    await sql`create table events (
      sequence integer primary key,
      id text not null unique,
      title text not null,
      description text,
      start_time text not null,
      end_time text,
      is_all_day integer not null default 0,
      start_date text,
      end_date text,
      time_zone text not null,
      location text,
      reminder_minutes integer,
      recurrence_rule text,
      recurrence_end text,
      recurrence_exceptions text not null default '[]',
      tags text not null default '[]',
      conversation_id text,
      message_id text,
      created_at text not null,
      updated_at text not null,
      check ((is_all_day = 1) = (start_date is not null))
    ) strict`.execute(db);
    await sql`create index events_by_start on events (start_time, sequence)`.execute(db);
    await sql`create index events_single_by_start on events (start_time, sequence) where recurrence_rule is null`.execute(
      db,
    );
    await sql`create index events_single_by_end on events (end_time) where recurrence_rule is null and end_time is not null`.execute(
      db,
    );
    await sql`create index events_recurring on events (start_time) where recurrence_rule is not null`.execute(
      db,
    );
    await sql`create index events_by_age on events (created_at)`.execute(db);
  },
};
