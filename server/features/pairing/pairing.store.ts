import type { ReadDb, WriteDb } from '../../db/work.ts';

export type NewDevice = { id: string; name: string; device_type: string; paired_by: string };

export async function insertDevice(db: WriteDb, device: NewDevice, now: Date): Promise<void> {
  await db
    .insertInto('paired_devices')
    .values({ ...device, paired_at: now.toISOString() })
    .execute();
}

const liveDevices = (db: ReadDb) =>
  db
    .selectFrom('paired_devices as device')
    .innerJoin('sessions as session', 'session.id', 'device.id')
    .where('session.ended_at', 'is', null);

/** Devices that may come in, newest first. */
export function selectDevices(db: ReadDb) {
  return liveDevices(db)
    .select(['device.id', 'device.name', 'device.device_type', 'device.paired_at'])
    .select(['session.last_seen_at', 'session.last_address'])
    .orderBy('device.paired_at', 'desc')
    .orderBy('device.id')
    .execute();
}

export async function isPaired(db: ReadDb, id: string): Promise<boolean> {
  return (
    (await liveDevices(db).select('device.id').where('device.id', '=', id).executeTakeFirst()) !== undefined
  );
}

/** The device, those that came in by a code it showed, those that came in by theirs, and so on. */
export async function selectDescent(db: ReadDb, id: string): Promise<string[]> {
  const rows = await db
    .withRecursive('descent', (query) =>
      query
        .selectFrom('paired_devices')
        .select('id')
        .where('id', '=', id)
        .union(
          query
            .selectFrom('paired_devices as device')
            .innerJoin('descent', 'descent.id', 'device.paired_by')
            .select('device.id'),
        ),
    )
    .selectFrom('descent')
    .select('id')
    .execute();
  return rows.map((row) => row.id);
}
