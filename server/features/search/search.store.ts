import { type RawBuilder, sql } from 'kysely';
import { untilCommit } from '../../db/until-commit.ts';
import type { ReadDb } from '../../db/work.ts';

/** What is searched, in the order in which equal hits are listed. */
export const kinds = ['todo', 'event', 'memo', 'message'] as const;
export type Kind = (typeof kinds)[number];

/** Table of each kind, and where its title and text stand. */
const sources = {
  todo: { table: 'todos', index: 'todos_fts', title: 'title', text: sql`description` },
  event: {
    table: 'events',
    index: 'events_fts',
    title: 'title',
    text: sql`trim(coalesce(description, '') || ' ' || coalesce(location, ''))`,
  },
  memo: { table: 'memos', index: 'memos_fts', title: 'title', text: sql`content` },
  message: { table: 'messages', index: 'messages_fts', title: undefined, text: sql`content` },
} as const satisfies Record<
  Kind,
  { table: string; index: string; title: string | undefined; text: RawBuilder<unknown> }
>;

/** As much of a text as a preview is cut from, in characters. */
const previewSource = 20_000;

/**
 * Up to this many matches of a kind are ranked by relevance. Beyond it the words say little about what is meant, ranking
 * would cost tens of milliseconds, and the newest come first instead.
 */
const mostRanked = 2000;

/** Keeps the ranks of unranked hits just below zero, newest lowest, and so behind every ranked one. */
const recencyScale = 1e-12;

export type RankedHit = { kind: Kind; sequence: number; rank: number };

export type MatchCounts = ReadonlyMap<Kind, number>;

/** Searches whose counts are kept. */
const mostCounted = 200;

const counted = untilCommit(async () => new Map<string, MatchCounts>());

/**
 * How many matches each kind has. Counting common words takes most of the time of a search, and the next page, or another
 * phone, asks for the same ones: the counts are kept until something is committed.
 */
export async function countMatches(db: ReadDb, match: string, wanted: readonly Kind[]): Promise<MatchCounts> {
  const known = await counted(db);
  const key = `${wanted} ${match}`;
  const before = known.get(key);
  if (before) return before;
  const counts = await countAnew(db, match, wanted);
  if (known.size >= mostCounted) known.clear();
  known.set(key, counts);
  return counts;
}

async function countAnew(db: ReadDb, match: string, wanted: readonly Kind[]): Promise<MatchCounts> {
  const counts = wanted.map((kind) => {
    const index = sql.table(sources[kind].index);
    return sql`select ${kind} as kind, count(*) as total from ${index} where ${index} match ${match}`;
  });
  const { rows } = await sql<{ kind: Kind; total: number }>`${sql.join(counts, sql` union all `)}`.execute(
    db,
  );
  return new Map(rows.map(({ kind, total }) => [kind, total]));
}

/** The best hits over all kinds that have any; ranking and cutting happen in the index. */
export async function selectRanked(
  db: ReadDb,
  match: string,
  counts: MatchCounts,
  page: { limit: number; offset: number },
): Promise<RankedHit[]> {
  const most = page.limit + page.offset;
  const found = [...counts].filter(([, total]) => total > 0);
  if (found.length === 0) return [];
  const parts = found.map(([kind, total]) => {
    const index = sql.table(sources[kind].index);
    const isRanked = total <= mostRanked;
    const rank = isRanked ? sql`rank` : sql`-rowid * ${sql.lit(recencyScale)}`;
    const order = isRanked ? sql`rank` : sql`rowid desc`;
    return sql`select * from (
      select ${kind} as kind, rowid as sequence, ${rank} as rank from ${index} where ${index} match ${match}
      order by ${order} limit ${most}
    )`;
  });
  const { rows } = await sql<RankedHit>`
    ${sql.join(parts, sql` union all `)} order by rank, kind desc, sequence desc limit ${page.limit} offset ${page.offset}
  `.execute(db);
  return rows;
}

export type HitText = {
  sequence: number;
  id: string;
  title: string | null;
  text: string | null;
  created_at: string;
};

export async function selectHitTexts(
  db: ReadDb,
  kind: Kind,
  sequences: readonly number[],
): Promise<HitText[]> {
  if (sequences.length === 0) return [];
  const { table, title, text } = sources[kind];
  const { rows } = await sql<HitText>`
    select sequence, id, ${title === undefined ? sql`null` : sql.ref(title)} as title,
      substr(${text}, 1, ${previewSource}) as text, created_at
    from ${sql.table(table)} where sequence in (${sql.join(sequences)})
  `.execute(db);
  return rows;
}

/** Ids of the best matches of one kind. */
export async function selectIdsMatching(
  db: ReadDb,
  kind: Kind,
  match: string,
  limit: number,
): Promise<string[]> {
  const { table, index } = sources[kind];
  const { rows } = await sql<{ id: string }>`
    select item.id from (
      select rowid, rank from ${sql.table(index)} where ${sql.table(index)} match ${match} order by rank limit ${limit}
    ) hit join ${sql.table(table)} item on item.sequence = hit.rowid order by hit.rank
  `.execute(db);
  return rows.map(({ id }) => id);
}
