import { createHash } from 'node:crypto';
import type { ReadScope, WriteScope } from '../db/work.ts';
import type { Caller } from './access.ts';
import { HttpError } from './errors.ts';

export type RepeatKey = { scope: string; key: string; requestHash: string };

/** Longest key that is kept. Longer ones are ignored, as an unknown property would be. */
const longestKey = 200;

/** The key of a repeatable request: header `Idempotency-Key`, else `idempotency_key` in the body. */
export function repeatKey(
  operationId: string,
  caller: Caller,
  header: string,
  body: unknown,
): RepeatKey | undefined {
  const inBody = (body as { idempotency_key?: unknown } | undefined)?.idempotency_key;
  const key = header || (typeof inBody === 'string' ? inBody : '');
  if (key === '' || key.length > longestKey) return undefined;
  const requestHash = createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('base64url');
  return { scope: `${operationId} ${caller.sessionId}`, key, requestHash };
}

/**
 * The first answer to this key, or undefined when it is new.
 *
 * @throws {HttpError} 409 when the key was used for a different request.
 */
export async function firstAnswer({ db }: ReadScope, repeat: RepeatKey) {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'answer'])
    .where('scope', '=', repeat.scope)
    .where('key', '=', repeat.key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.request_hash !== repeat.requestHash) {
    throw new HttpError(409, 'CONFLICT', 'This idempotency key was used for a different request');
  }
  return { status: row.status, answer: row.answer };
}

/** Keeps the answer in the same transaction as what it reports. */
export async function keepAnswer({ db, now }: WriteScope, repeat: RepeatKey, status: number, answer: string) {
  await db
    .insertInto('idempotency_keys')
    .values({
      scope: repeat.scope,
      key: repeat.key,
      request_hash: repeat.requestHash,
      status,
      answer,
      created_at: now.toISOString(),
    })
    .execute();
}

/** Keys older than this are forgotten: longer than the clients' offline queues keep a request (24 h). */
export const repeatKeyLifetimeHours = 48;

export async function forgetOldKeys({ db, now }: WriteScope): Promise<void> {
  const limit = new Date(now.getTime() - repeatKeyLifetimeHours * 3_600_000);
  await db.deleteFrom('idempotency_keys').where('created_at', '<', limit.toISOString()).execute();
}
