import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** On which days each phone was here, for the chart of the last weeks. */
export const dashboard: Migration = {
  async up(db) {
    await sql`create table device_days (
      date text not null,
      device_id text not null,
      primary key (date, device_id)
    ) strict, without rowid`.execute(db);
  },
};
