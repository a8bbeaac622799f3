import { sql } from 'kysely';
import type { ReadDb, WriteDb } from '../db/work.ts';

/** `began`: the scheduler's first look ever. `looked`: its latest one. `nudged`: the latest nudge. */
export type MarkName = 'began' | 'looked' | 'nudged';

export async function readMarks(db: ReadDb): Promise<Partial<Record<MarkName, Date>>> {
  const rows = await db.selectFrom('scheduler_marks').selectAll().execute();
  return Object.fromEntries(rows.map(({ name, at }) => [name, new Date(at)]));
}

export async function setMark(db: WriteDb, name: MarkName, at: Date): Promise<void> {
  const row = { at: at.toISOString() };
  await db
    .insertInto('scheduler_marks')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

/** Which of these were told for a day. */
export async function selectTold(db: ReadDb, date: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('told_days').select('name').where('date', '=', date).execute();
  return new Set(rows.map(({ name }) => name));
}

/** Whether it had not been told for that day before. */
export async function markTold(db: WriteDb, name: string, date: string, now: Date): Promise<boolean> {
  const added = await db
    .insertInto('told_days')
    .values({ name, date, told_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('name')
    .executeTakeFirst();
  return added !== undefined;
}

export async function unmarkTold(db: WriteDb, name: string, date: string): Promise<void> {
  await db.deleteFrom('told_days').where('name', '=', name).where('date', '=', date).execute();
}

/** Forgets days before a date, `YYYY-MM-DD`. */
export async function forgetToldDays(db: WriteDb, before: string): Promise<void> {
  await db.deleteFrom('told_days').where('date', '<', before).execute();
}

/** Another number whenever anything was written to the database since the last time it was asked. */
export async function dataVersion(db: ReadDb): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db);
  return rows[0]?.data_version ?? 0;
}
