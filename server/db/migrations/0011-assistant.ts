import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the assistant did and what it proposes to do. */
export const assistant: Migration = {
  async up(db) {
    await sql`create table assistant_actions (
      sequence integer primary key,
      id text not null unique,
      conversation_id text not null,
      message_id text not null,
      intent text not null,
      status text not null check (status in ('proposed', 'done', 'undone', 'dropped')),
      summary text not null,
      plan text,
      changes text,
      created_at text not null,
      decided_at text,
      expires_at text not null
    ) strict`.execute(db);
    await sql`create index assistant_actions_of_conversation on assistant_actions (conversation_id, status, sequence)`.execute(
      db,
    );
    await sql`create index assistant_actions_by_end on assistant_actions (expires_at)`.execute(db);
  },
};
