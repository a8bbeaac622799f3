import { untilCommit } from '../../db/until-commit.ts';
import type { ReadScope } from '../../db/work.ts';
import { invalid } from '../../http/errors.ts';
import { previewOf } from './preview.ts';
import { parseQuery, parseTitleQuery, type SearchQuery } from './query.ts';
import type { SearchHit } from './search.schema.ts';
import {
  countMatches,
  type HitText,
  type Kind,
  kinds,
  type RankedHit,
  selectHitTexts,
  selectIdsMatching,
  selectRanked,
} from './search.store.ts';

export { kinds };

export type TitledKind = Exclude<Kind, 'message'>;

/** Ids of the items of a kind that have a word of the text in their title, best first. */
export async function findByTitle(
  db: ReadScope['db'],
  kind: TitledKind,
  text: string,
  limit: number,
): Promise<string[]> {
  const match = parseTitleQuery(text);
  return match === undefined ? [] : selectIdsMatching(db, kind, match, limit);
}

export { reindex } from './reindex.ts';

export type SearchRequest = { text: string; kinds: readonly Kind[]; page: number; limit: number };

/** Names of the kinds as clients write them: `todos,events`. Unknown names are ignored, none at all means every kind. */
export function readKinds(types: string | undefined): readonly Kind[] {
  if (types === undefined || types.trim() === '') return kinds;
  const names = types.split(',').map((name) => name.trim().toLowerCase());
  return kinds.filter((kind) => names.includes(`${kind}s`));
}

/**
 * Full-text search over messages, todos, events and memos, best hits first.
 *
 * @throws {HttpError} 400 when there is nothing to look for
 */
export async function search({ db }: ReadScope, request: SearchRequest): Promise<Found> {
  if (request.text.trim() === '') throw invalid('Say what to search for');
  const known = await remembered(db);
  const key = JSON.stringify(request);
  const before = known.get(key);
  if (before) return before;
  const found = await searchAnew(db, request);
  if (known.size >= mostRemembered) known.clear();
  known.set(key, found);
  return found;
}

type Found = { items: SearchHit[]; total: number };

/** Pages of searches that are kept. */
const mostRemembered = 100;

/** Common words take milliseconds, and phones ask again for what they show whenever something may have changed. */
const remembered = untilCommit(async () => new Map<string, Found>());

async function searchAnew(db: ReadScope['db'], request: SearchRequest): Promise<Found> {
  const query = parseQuery(request.text);
  if (!query || request.kinds.length === 0) return { items: [], total: 0 };
  const counts = await countMatches(db, query.match, request.kinds);
  const offset = (request.page - 1) * request.limit;
  const ranked = await selectRanked(db, query.match, counts, { limit: request.limit, offset });
  const texts = await textsOf(db, ranked);
  return {
    items: ranked.flatMap((hit) => toHit(hit, texts.get(keyOf(hit)), query)),
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}

const keyOf = ({ kind, sequence }: Pick<RankedHit, 'kind' | 'sequence'>) => `${kind} ${sequence}`;

async function textsOf(db: ReadScope['db'], ranked: readonly RankedHit[]): Promise<Map<string, HitText>> {
  const texts = new Map<string, HitText>();
  for (const kind of kinds) {
    const sequences = ranked.filter((hit) => hit.kind === kind).map(({ sequence }) => sequence);
    for (const row of await selectHitTexts(db, kind, sequences))
      texts.set(keyOf({ kind, sequence: row.sequence }), row);
  }
  return texts;
}

function toHit({ kind, rank }: RankedHit, text: HitText | undefined, { words }: SearchQuery): SearchHit[] {
  if (!text) return [];
  const preview = previewOf(text.text?.trim() || text.title || '', words);
  return [{ type: kind, id: text.id, title: text.title, preview, rank, created_at: text.created_at }];
}
