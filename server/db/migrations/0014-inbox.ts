import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Todos as projects with a conversation of their own. */
export const inbox: Migration = {
  async up(db) {
    await sql`create index conversations_of_project on conversations (project_todo_id, updated_at)
      where project_todo_id is not null`.execute(db);
  },
};
