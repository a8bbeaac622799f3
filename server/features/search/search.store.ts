import { type RawBuilder, sql } from 'kysely';
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

export type RankedHit = { kind: Kind; sequence: number; rank: number };

/** The best hits over all kinds; ranking and cutting happen in the index. */
export async function selectRanked(
  db: ReadDb,
  match: string,
  wanted: readonly Kind[],
  page: { limit: number; offset: number },
): Promise<RankedHit[]> {
  const most = page.limit + page.offset;
  const parts = wanted.map((kind) => {
    const index = sql.table(sources[kind].index);
    return sql`select * from (
      select ${kind} as kind, rowid as sequence, rank from ${index} where ${index} match ${match}
      order by rank limit ${most}
    )`;
  });
  const { rows } = await sql<RankedHit>`
    ${sql.join(parts, sql` union all `)} order by rank, kind desc, sequence desc limit ${page.limit} offset ${page.offset}
  `.execute(db);
  return rows;
}

export async function countMatches(db: ReadDb, match: string, wanted: readonly Kind[]): Promise<number> {
  const counts = wanted.map((kind) => {
    const index = sql.table(sources[kind].index);
    return sql`(select count(*) from ${index} where ${index} match ${match})`;
  });
  const { rows } = await sql<{ total: number }>`select ${sql.join(counts, sql` + `)} as total`.execute(db);
  return rows[0]?.total ?? 0;
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
