import type { ReadDb, WriteDb } from '../../db/work.ts';

export function selectSettings(db: ReadDb) {
  return db.selectFrom('user_settings').select(['name', 'value', 'updated_at']).execute();
}

export async function saveSetting(db: WriteDb, name: string, value: unknown, now: Date): Promise<void> {
  const row = { value: JSON.stringify(value), updated_at: now.toISOString() };
  await db
    .insertInto('user_settings')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

export async function removeSetting(db: WriteDb, name: string): Promise<void> {
  await db.deleteFrom('user_settings').where('name', '=', name).execute();
}
