import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Todos, and links between them. Deleting a parent makes its children roots. */
export const todos: Migration = {
  async up(db) {
    await sql`create table todos (
      sequence integer primary key,
      id text not null unique,
      title text not null,
      description text,
      status text not null check (status in ('pending', 'in_progress', 'completed', 'cancelled')),
      priority text not null check (priority in ('low', 'medium', 'high', 'urgent')),
      urgency integer not null as (
        case priority when 'urgent' then 3 when 'high' then 2 when 'medium' then 1 else 0 end
      ) virtual,
      due_date text,
      completed_at text,
      parent_id text references todos (id) on delete set null,
      sort_order integer not null default 0,
      tags text not null default '[]',
      source text,
      source_id text,
      assignee text,
      enabled_skills text,
      inbox_state text not null default 'none',
      automation_error text,
      estimated_minutes integer,
      depends_on text,
      clarification_questions text,
      clarification_answers text,
      recurrence_rule text,
      recurrence_end text,
      recurring_source_id text,
      series_start text,
      next_occurrence_id text,
      conversation_id text,
      message_id text,
      created_at text not null,
      updated_at text not null
    ) strict`.execute(db);
    await sql`create index todos_by_age on todos (created_at)`.execute(db);
    await sql`create index todos_by_update on todos (updated_at)`.execute(db);
    await sql`create index todos_by_sort_order on todos (sort_order)`.execute(db);
    await sql`create index todos_by_urgency on todos (urgency)`.execute(db);
    await sql`create index todos_by_due_date on todos (due_date)`.execute(db);
    await sql`create index todos_of_status on todos (status, due_date)`.execute(db);
    await sql`create index todos_of_status_by_age on todos (status, created_at)`.execute(db);
    await sql`create index todos_of_priority on todos (priority, created_at)`.execute(db);
    await sql`create index todos_of_parent on todos (parent_id, created_at)`.execute(db);
    await sql`create index todos_in_inbox on todos (updated_at) where inbox_state <> 'none'`.execute(db);
    await sql`create index todos_that_depend on todos (sequence) where depends_on is not null`.execute(db);
    await sql`create index todos_by_completion on todos (completed_at) where completed_at is not null`.execute(
      db,
    );

    await sql`create table task_relationships (
      sequence integer primary key,
      id text not null unique,
      source_todo_id text not null references todos (id) on delete cascade,
      target_todo_id text not null references todos (id) on delete cascade,
      relationship_type text not null
        check (relationship_type in ('blocks', 'blocked_by', 'related', 'duplicate_of')),
      created_at text not null,
      check (source_todo_id <> target_todo_id),
      unique (source_todo_id, target_todo_id, relationship_type)
    ) strict`.execute(db);
    await sql`create index task_relationships_of_target on task_relationships (target_todo_id)`.execute(db);
  },
};
