import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the owner was reminded of, and what the scheduler must not forget over a restart. */
export const reminders: Migration = {
  async up(db) {
    await sql`create table reminders_sent (
      item_id text not null,
      kind text not null check (kind in ('event', 'todo', 'todo_overdue', 'nudge')),
      due_key text not null,
      due_at text not null,
      occurrence_date text,
      tell_at text not null,
      useful_until text,
      is_snoozed integer not null default 0,
      phones_done_at text,
      desktop_done_at text,
      noted_at text not null,
      primary key (item_id, kind, due_key)
    ) strict, without rowid`.execute(db);
    await sql`create index reminders_sent_by_due on reminders_sent (kind, due_at)`.execute(db);
    await sql`create index reminders_waiting on reminders_sent (tell_at)
      where phones_done_at is null or desktop_done_at is null`.execute(db);

    await sql`create table scheduler_marks (
      name text primary key,
      at text not null
    ) strict, without rowid`.execute(db);
    await sql`create table told_days (
      name text not null,
      date text not null,
      told_at text not null,
      primary key (name, date)
    ) strict, without rowid`.execute(db);

    await sql`create index events_to_remind on events (start_time)
      where reminder_minutes is not null and recurrence_rule is null`.execute(db);
    await sql`create index events_recurring_to_remind on events (start_time)
      where reminder_minutes is not null and recurrence_rule is not null`.execute(db);
  },
};
