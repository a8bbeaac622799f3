import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const agentTasks: Migration = {
  async up(db) {
    await sql`create table agent_tasks (
      id text primary key,
      task_type text not null,
      instruction text not null,
      status text not null check (status in ('queued', 'running', 'completed', 'failed')),
      result text,
      error text,
      parent_task_id text references agent_tasks (id) on delete cascade,
      agent_type text not null,
      progress integer not null default 0,
      progress_message text,
      sub_task_count integer not null default 0,
      completed_sub_tasks integer not null default 0,
      conversation_id text,
      message_id text,
      todo_id text,
      skill_chain text,
      current_skill_index integer not null default 0,
      payload text,
      was_requeued integer not null default 0,
      created_at text not null,
      started_at text,
      completed_at text
    ) strict`.execute(db);
    await sql`create index agent_tasks_by_age on agent_tasks (created_at desc, id) where parent_task_id is null`.execute(
      db,
    );
    await sql`create index agent_tasks_by_status on agent_tasks (status, created_at)`.execute(db);
    await sql`create index agent_tasks_by_end on agent_tasks (completed_at desc) where completed_at is not null`.execute(
      db,
    );
    await sql`create index agent_tasks_of_parent on agent_tasks (parent_task_id, created_at)`.execute(db);
    await sql`create index agent_tasks_of_todo on agent_tasks (todo_id, created_at) where todo_id is not null`.execute(
      db,
    );

    await sql`create table push_tokens (
      token text primary key,
      device_id text,
      session_id text not null,
      created_at text not null,
      updated_at text not null
    ) strict, without rowid`.execute(db);
  },
};
