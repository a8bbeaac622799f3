import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Paired devices. Each has a session of the same id, and goes when that is forgotten. */
export const pairing: Migration = {
  async up(db) {
    await sql`create table paired_devices (
      id text primary key references sessions (id) on delete cascade,
      name text not null,
      device_type text not null,
      paired_at text not null,
      paired_by text not null
    ) strict, without rowid`.execute(db);
    await sql`create index paired_devices_by_maker on paired_devices (paired_by)`.execute(db);
  },
};
