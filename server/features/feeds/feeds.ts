import { createHash, randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadScope, WriteScope } from '../../db/work.ts';
import { conflict, notFound } from '../../http/errors.ts';
import type { Ids } from '../../lib/ids.ts';
import { contentLine, textLine, writeCalendar } from '../export/export.ts';
import type { Feed, FeedPurpose } from './feeds.schema.ts';
import { insertFeed, removeFeed, selectFeeds } from './feeds.store.ts';
import type { FeedRow } from './feeds.table.ts';

/** More are hard to keep in view. */
const mostFeeds = 20;
/** Bytes of randomness in an address. */
const tokenBytes = 32;
/** Events and todos written without a pause. */
const piecesAtOnce = 100;
/** Todos done longer ago are left out. */
const doneForDays = 30;

const names: Record<FeedPurpose, string> = {
  events: 'ClawChat calendar',
  todos: 'ClawChat todos',
  both: 'ClawChat',
};

/** `origin` is where calendar apps reach the server, without trailing slash. */
export function presentFeed({ id, purpose, token, created_at, last_read_at }: FeedRow, origin: string): Feed {
  const url = `${origin}/feeds/${token}.ics`;
  return {
    id,
    purpose,
    url,
    webcal_url: url.replace(/^https?:/, 'webcal:'),
    created_at,
    last_read_at: last_read_at ?? undefined,
  };
}

/** @throws {HttpError} 409 when there are too many */
export async function createFeed(
  { db, now }: WriteScope,
  { ids }: { ids: Ids },
  purpose: FeedPurpose,
): Promise<FeedRow> {
  const { length } = await selectFeeds(db);
  if (length >= mostFeeds)
    throw conflict(`There are ${length} feeds already. Revoke one that is not needed.`);
  const row: FeedRow = {
    id: ids.make('feed'),
    token: randomBytes(tokenBytes).toString('base64url'),
    purpose,
    created_at: now.toISOString(),
    last_read_at: null,
  };
  await insertFeed(db, row);
  return row;
}

/** Its address is of no use from this moment on. @throws {HttpError} 404 */
export async function revokeFeed(
  { db, afterCommit }: WriteScope,
  { feedEnds }: { feedEnds: { announce(ids: readonly string[]): void } },
  id: string,
): Promise<void> {
  if (!(await removeFeed(db, id))) throw notFound('Feed');
  afterCommit(() => feedEnds.announce([id]));
}

/** What a feed holds at this moment, with a tag that changes exactly when that changes (RFC 9110, 8.8.3). */
export async function renderFeed(
  { db, now }: ReadScope,
  purpose: FeedPurpose,
  zone: string,
): Promise<{ body: Buffer; etag: string }> {
  const oldest = new Date(now.getTime() - doneForDays * 86_400_000).toISOString();
  const contents = {
    events: purpose !== 'todos',
    todos: purpose !== 'events',
    keepsTodo: ({ status, completed_at }: { status: string; completed_at: string | null }) =>
      status === 'completed' ? completed_at !== null && completed_at >= oldest : status !== 'cancelled',
  };
  const pieces: Buffer[] = [];
  const hash = createHash('sha256');
  let written = 0;
  for await (const text of writeCalendar(db, contents, { now, zone, heading: headingOf(purpose) })) {
    const piece = Buffer.from(text);
    hash.update(piece);
    pieces.push(piece);
    written += 1;
    // A calendar of years takes most of a second: others are served in between.
    if (written % piecesAtOnce === 0) await nextTurn();
  }
  return { body: Buffer.concat(pieces), etag: `"${hash.digest('base64url')}"` };
}

/** Name and how often to come again: by RFC 7986, and in the words calendar apps knew before it. */
const headingOf = (purpose: FeedPurpose): string =>
  [
    textLine('NAME', names[purpose]),
    textLine('X-WR-CALNAME', names[purpose]),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'),
    contentLine('X-PUBLISHED-TTL', 'PT1H'),
  ].join('');

/** Whether `If-None-Match` names a tag (RFC 9110, 13.1.2). */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
