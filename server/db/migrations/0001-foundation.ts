import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sessions, conversations with their messages, settings of the clients, and answers kept for repeated requests. */
export const foundation: Migration = {
  async up(db) {
    await sql`create table sessions (
      id text primary key,
      kind text not null check (kind in ('pin', 'desktop', 'device')),
      created_at text not null,
      last_seen_at text not null,
      last_address text,
      ended_at text
    ) strict, without rowid`.execute(db);

    await sql`create table sign_in_failures (
      id integer primary key,
      address text not null,
      at text not null
    ) strict`.execute(db);

    await sql`create table conversations (
      id text primary key,
      title text not null,
      is_archived integer not null default 0,
      project_todo_id text,
      metadata text,
      created_at text not null,
      updated_at text not null
    ) strict`.execute(db);
    await sql`create index conversations_by_update on conversations (is_archived, updated_at desc, id)`.execute(
      db,
    );

    await sql`create table messages (
      sequence integer primary key,
      id text not null unique,
      conversation_id text not null references conversations (id) on delete cascade,
      role text not null check (role in ('user', 'assistant')),
      content text not null,
      message_type text not null default 'text',
      intent text,
      metadata text,
      reply_to text,
      is_partial integer not null default 0,
      created_at text not null
    ) strict`.execute(db);
    await sql`create index messages_of_conversation on messages (conversation_id, created_at, sequence)`.execute(
      db,
    );
    await sql`create index messages_by_reply on messages (reply_to) where reply_to is not null`.execute(db);

    await sql`create table user_settings (
      name text primary key,
      value text not null,
      updated_at text not null
    ) strict, without rowid`.execute(db);

    await sql`create table idempotency_keys (
      scope text not null,
      key text not null,
      request_hash text not null,
      status integer not null,
      answer text not null,
      created_at text not null,
      primary key (scope, key)
    ) strict, without rowid`.execute(db);
    await sql`create index idempotency_keys_by_age on idempotency_keys (created_at)`.execute(db);
  },
};
