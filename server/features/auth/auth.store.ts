import { sql } from 'kysely';
import { compiledRead } from '../../db/compiled.ts';
import { untilCommit } from '../../db/until-commit.ts';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { SessionKind } from './auth.table.ts';

export type Session = { id: string; kind: SessionKind };

export async function insertSession(
  db: WriteDb,
  session: Session,
  address: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await db
    .insertInto('sessions')
    .values({ ...session, created_at: at, last_seen_at: at, last_address: address, ended_at: null })
    .execute();
}

const liveSession = compiledRead<{ id: string }, Session>((db, place) =>
  db
    .selectFrom('sessions')
    .select(['id', 'kind'])
    .where('id', '=', place('id'))
    .where('ended_at', 'is', null),
);

/** Every request asks for its session: those found are kept until anybody commits anything. */
const foundSessions = untilCommit(async () => new Map<string, Session>());

/** The session, unless it has ended. */
export async function findLiveSession(db: ReadDb, id: string): Promise<Session | undefined> {
  const found = await foundSessions(db);
  const before = found.get(id);
  if (before) return before;
  const [session] = await liveSession(db, { id });
  if (session) found.set(id, session);
  return session;
}

export async function touchSession(db: WriteDb, id: string, address: string, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now.toISOString(), last_address: address })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Puts down that a paired device was here on a day; says nothing of other sessions. */
export async function noteDeviceDay(db: WriteDb, sessionId: string, date: string): Promise<void> {
  await db
    .insertInto('device_days')
    .columns(['date', 'device_id'])
    .expression((from) =>
      from
        .selectFrom('sessions')
        .select([sql.val(date).as('date'), 'id'])
        .where('id', '=', sessionId)
        .where('kind', '=', 'device')
        .where('ended_at', 'is', null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Forgets days before a date, `YYYY-MM-DD`. */
export async function forgetDeviceDays(db: WriteDb, before: string): Promise<void> {
  await db.deleteFrom('device_days').where('date', '<', before).execute();
}

/** One session, or all of a kind but one. */
export type SessionChoice = { id: string } | { kind: SessionKind; except?: string };

/** Ends a session, or all of a kind, and returns the ids of those that were alive. */
export async function endSessions(db: WriteDb, which: SessionChoice, now: Date) {
  const [column, value] = 'id' in which ? (['id', which.id] as const) : (['kind', which.kind] as const);
  const rows = await db
    .updateTable('sessions')
    .set({ ended_at: now.toISOString() })
    .where(column, '=', value)
    .where('id', '!=', ('except' in which && which.except) || '')
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Forgets sessions that ended before the limit, and those made with the PIN whose last refresh token must have expired. */
export async function forgetSessions(db: WriteDb, limit: Date): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((where) =>
      where.or([
        where('ended_at', '<', limit.toISOString()),
        where.and([where('kind', '=', 'pin'), where('last_seen_at', '<', limit.toISOString())]),
      ]),
    )
    .execute();
}

export async function insertFailure(db: WriteDb, address: string, now: Date): Promise<void> {
  await db.insertInto('sign_in_failures').values({ address, at: now.toISOString() }).execute();
}

export async function failuresSince(db: ReadDb, since: Date) {
  const rows = db.selectFrom('sign_in_failures').where('at', '>=', since.toISOString());
  const { count } = await rows.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const last = await rows.select(['address', 'at']).orderBy('id', 'desc').limit(1).executeTakeFirst();
  return { count, last };
}

export async function forgetFailures(db: WriteDb, limit: Date): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('at', '<', limit.toISOString()).execute();
}
