import { sql } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { Reminder } from './reminder.ts';
import type { ReminderRow } from './reminders.table.ts';

/** Where reminders are told: the sockets of the clients, and notices on the owner's computer. */
export type Channel = 'phones' | 'desktop';

const doneColumn = { phones: 'phones_done_at', desktop: 'desktop_done_at' } as const;

/** Fewer than SQLite allows in one statement. */
const atOnce = 500;

/** Open todos that are due by then and were not yet called overdue, with whether they were announced. */
export function selectTodosToRemind(db: ReadDb, dueBy: Date) {
  return db
    .selectFrom('todos')
    .select(['id', 'due_date'])
    .select(
      sql<number>`exists (select 1 from reminders_sent where item_id = todos.id and kind = 'todo'
        and due_key = todos.due_date)`.as('is_announced'),
    )
    .where('status', 'in', ['pending', 'in_progress'])
    .where('due_date', '<=', dueBy.toISOString())
    .where(
      sql<boolean>`not exists (select 1 from reminders_sent where item_id = todos.id and kind = 'todo_overdue'
        and due_key = todos.due_date)`,
    )
    .$narrowType<{ due_date: string }>()
    .execute();
}

/** Keys of the events that began since then and are known already. */
export function selectKnownStarts(db: ReadDb, since: Date) {
  return db
    .selectFrom('reminders_sent')
    .select(['item_id', 'due_key'])
    .where('kind', '=', 'event')
    .where('due_at', '>=', since.toISOString())
    .execute();
}

/** Those known already stay as they are. */
export async function insertReminders(
  db: WriteDb,
  reminders: readonly Reminder[],
  { now, hasDesktop }: { now: Date; hasDesktop: boolean },
): Promise<void> {
  const at = now.toISOString();
  for (let first = 0; first < reminders.length; first += atOnce) {
    const rows = reminders.slice(first, first + atOnce).map((reminder) => ({
      item_id: reminder.itemId,
      kind: reminder.kind,
      due_key: reminder.dueKey,
      due_at: reminder.dueAt.toISOString(),
      occurrence_date: reminder.occurrenceDate,
      tell_at: reminder.remindAt.toISOString(),
      useful_until: reminder.usefulUntil?.toISOString() ?? null,
      phones_done_at: null,
      desktop_done_at: hasDesktop ? null : at,
      noted_at: at,
    }));
    await db
      .insertInto('reminders_sent')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** What is to be told there by now, earliest first. */
export function selectWaiting(db: ReadDb, channel: Channel, now: Date): Promise<ReminderRow[]> {
  return db
    .selectFrom('reminders_sent')
    .selectAll()
    .where(doneColumn[channel], 'is', null)
    .where('tell_at', '<=', now.toISOString())
    .orderBy('tell_at')
    .orderBy('item_id')
    .execute();
}

/** When the next one that was put off is to be told; undefined when there is none. */
export async function nextWaiting(db: ReadDb, now: Date): Promise<Date | undefined> {
  const next = await db
    .selectFrom('reminders_sent')
    .select('tell_at')
    .where((where) => where.or([where('phones_done_at', 'is', null), where('desktop_done_at', 'is', null)]))
    .where('tell_at', '>', now.toISOString())
    .orderBy('tell_at')
    .limit(1)
    .executeTakeFirst();
  return next && new Date(next.tell_at);
}

/** Marks as told there, or as still to be told with null. */
export async function markDone(
  db: WriteDb,
  channels: readonly Channel[],
  rows: readonly ReminderRow[],
  at: Date | null,
): Promise<void> {
  const mark = at?.toISOString() ?? null;
  const change = Object.fromEntries(channels.map((channel) => [doneColumn[channel], mark]));
  for (let first = 0; first < rows.length; first += atOnce) {
    const keys = rows
      .slice(first, first + atOnce)
      .map(({ item_id, kind, due_key }) => sql`(${item_id}, ${kind}, ${due_key})`);
    await db
      .updateTable('reminders_sent')
      .set(change)
      .where(sql<boolean>`(item_id, kind, due_key) in (values ${sql.join(keys)})`)
      .execute();
  }
}

/** The reminder of an item that was found out last. */
export function selectLatest(db: ReadDb, itemId: string): Promise<ReminderRow | undefined> {
  return db
    .selectFrom('reminders_sent')
    .selectAll()
    .where('item_id', '=', itemId)
    .where('kind', '<>', 'nudge')
    .orderBy('noted_at', 'desc')
    .orderBy('due_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function putOff(
  db: WriteDb,
  { item_id, kind, due_key }: ReminderRow,
  change: { tellAt: Date; usefulUntil: Date; hasDesktop: boolean; now: Date },
): Promise<void> {
  await db
    .updateTable('reminders_sent')
    .set({
      tell_at: change.tellAt.toISOString(),
      useful_until: change.usefulUntil.toISOString(),
      is_snoozed: 1,
      phones_done_at: null,
      desktop_done_at: change.hasDesktop ? null : change.now.toISOString(),
    })
    .where('item_id', '=', item_id)
    .where('kind', '=', kind)
    .where('due_key', '=', due_key)
    .execute();
}

/** Nothing of an item waits any more. */
export async function settleItem(db: WriteDb, itemId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await db
    .updateTable('reminders_sent')
    .set((e) => ({
      phones_done_at: e.fn.coalesce('phones_done_at', e.val(at)),
      desktop_done_at: e.fn.coalesce('desktop_done_at', e.val(at)),
    }))
    .where('item_id', '=', itemId)
    .execute();
}

/** Forgets what cannot come again: events that began before then, and reminders of todos that were deleted before then. */
export async function forgetReminders(db: WriteDb, before: Date): Promise<void> {
  const at = before.toISOString();
  await db
    .deleteFrom('reminders_sent')
    .where('kind', 'in', ['event', 'nudge'])
    .where('due_at', '<', at)
    .where('noted_at', '<', at)
    .execute();
  await db
    .deleteFrom('reminders_sent')
    .where('kind', 'in', ['todo', 'todo_overdue'])
    .where('noted_at', '<', at)
    .where((where) =>
      where.not(where.exists(where.selectFrom('todos').select('id').whereRef('todos.id', '=', 'item_id'))),
    )
    .execute();
}

/** Reminders that were told and are not done with: todos that are still open, events that have not begun. */
export async function countOpen(db: ReadDb, now: Date): Promise<number> {
  const at = now.toISOString();
  const { rows } = await sql<{ open: number }>`select
    (select count(*) from todos where status in ('pending', 'in_progress') and due_date is not null
      and exists (select 1 from reminders_sent where item_id = todos.id and kind in ('todo', 'todo_overdue')
        and due_key = todos.due_date and tell_at <= ${at}))
    + (select count(*) from reminders_sent where kind = 'event' and due_at >= ${at} and tell_at <= ${at}
      and exists (select 1 from events where events.id = item_id)) as open`.execute(db);
  return rows[0]?.open ?? 0;
}
