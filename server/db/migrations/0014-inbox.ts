import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Todos as projects with a conversation of their own, and with a plan. */
export const inbox: Migration = {
  async up(db) {
    await sql`alter table todos add column plan_summary text`.execute(db);
    await sql`create index conversations_of_project on conversations (project_todo_id, updated_at)
      where project_todo_id is not null`.execute(db);
  },
};
