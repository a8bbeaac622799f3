import type { ReadDb } from '../db/work.ts';
import { type Event, occurrencesBetween, presentEvent, selectEventsById } from '../features/events/events.ts';
import { type Memo, selectMemos, selectMemosById } from '../features/memos/memos.ts';
import { findByTitle, type TitledKind } from '../features/search/search.ts';
import { presentTodo, selectTodos, selectTodosById, type Todo } from '../features/todos/todos.ts';
import { english } from './phrases/english.ts';
import { korean } from './phrases/korean.ts';
import { scoreTitle } from './title-score.ts';

/** Something the owner keeps that a message may mean. */
export type Item =
  | { kind: 'todo'; id: string; title: string; item: Todo }
  | { kind: 'event'; id: string; title: string; item: Event }
  | { kind: 'memo'; id: string; title: string; item: Memo };

export type ScoredItem = { item: Item; score: number };

/** How many titles are compared; the search brings the likely ones up. */
export const mostCandidates = 50;

/** How far ahead "all my events" looks, ms. */
const yearAhead = 366 * 86_400_000;

/** Titles that nobody gave. */
const untitled = [english.untitled.memo, korean.untitled.memo];

/** Characters of a note's text by which it is named. */
const shownName = 60;

/** The search takes words for beginnings of words: without its ending a plural finds the singular, too. */
const plural = /(\p{L}{3})s(?!\p{L})/gu;

/**
 * Items of a kind whose titles may be meant by some words, best first. Found through the search index, so that the
 * hundredth item is found like the first.
 *
 * @returns scores from 0 to 1; equal titles have 1, titles without a word in common are left out
 */
export async function findItems(
  db: ReadDb,
  kind: TitledKind,
  words: string,
  zone: string,
): Promise<ScoredItem[]> {
  const ids = await findByTitle(db, kind, words.replace(plural, '$1'), mostCandidates);
  const items = await load(db, kind, ids, zone);
  return items
    .map((item) => ({ item, score: scoreTitle(words, item.title) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** What a note is called by: the beginning of its text where it has no title of its own. */
export function nameOf(found: Item): string {
  if (found.kind !== 'memo' || !untitled.includes(found.title)) return found.title;
  const line = found.item.content.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  const shown = characters.length > shownName ? `${characters.slice(0, shownName).join('')}…` : line;
  return shown === '' ? found.title : shown;
}

/** Notes without a title of their own whose text some words may mean, among the newest of them. */
export async function findUntitled(db: ReadDb, words: string, zone: string): Promise<ScoredItem[]> {
  const rows = await db
    .selectFrom('memos')
    .select('id')
    .where('title', 'in', untitled)
    .orderBy('updated_at', 'desc')
    .limit(mostCandidates)
    .execute();
  const items = await load(
    db,
    'memo',
    rows.map(({ id }) => id),
    zone,
  );
  return items
    .map((item) => ({ item, score: scoreTitle(words, nameOf(item)) }))
    .filter(({ score }) => score > 0);
}

/** All items of a kind, the newest, or of events those of the coming year, first; at most 50. */
export async function listItems(
  db: ReadDb,
  kind: TitledKind,
  now: Date,
  zone: string,
): Promise<ScoredItem[]> {
  const items = await load(db, kind, await idsOf(db, kind, now, zone), zone);
  return items.map((item) => ({ item, score: 1 }));
}

async function idsOf(db: ReadDb, kind: TitledKind, now: Date, zone: string): Promise<string[]> {
  if (kind === 'memo') return (await selectMemos(db, 1, mostCandidates)).items.map(({ id }) => id);
  if (kind === 'event') {
    const found = await occurrencesBetween(db, { from: now, to: new Date(now.getTime() + yearAhead) }, zone);
    return [...new Set(found.map(({ row }) => row.id))].slice(0, mostCandidates);
  }
  const page = { page: 1, limit: mostCandidates, order: 'created_at', direction: 'desc' } as const;
  const lists = await Promise.all(
    ['in_progress', 'pending', 'completed'].map((status) => selectTodos(db, { status }, page)),
  );
  return lists.flatMap(({ rows }) => rows.map(({ id }) => id));
}

async function load(db: ReadDb, kind: TitledKind, ids: readonly string[], zone: string): Promise<Item[]> {
  if (kind === 'todo') {
    const rows = await selectTodosById(db, ids);
    return rows.map((row) => ({ kind, id: row.id, title: row.title, item: presentTodo(row, zone) }));
  }
  if (kind === 'event') {
    const rows = await selectEventsById(db, ids);
    return rows.map((row) => ({ kind, id: row.id, title: row.title, item: presentEvent(row, zone) }));
  }
  const memos = await selectMemosById(db, ids);
  return memos.map((memo) => ({ kind, id: memo.id, title: memo.title, item: memo }));
}

/** The title of an item of any kind now; undefined when it is gone. */
export async function titleNow(db: ReadDb, id: string): Promise<string | undefined> {
  const found = [
    ...(await selectTodosById(db, [id])),
    ...(await selectEventsById(db, [id])),
    ...(await selectMemosById(db, [id])),
  ];
  return found[0]?.title;
}
