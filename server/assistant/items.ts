import type { ReadDb } from '../db/work.ts';
import { type Event, presentEvent, selectEventsById } from '../features/events/events.ts';
import { type Memo, selectMemosById } from '../features/memos/memos.ts';
import { findByTitle, type TitledKind } from '../features/search/search.ts';
import { presentTodo, selectTodosById, type Todo } from '../features/todos/todos.ts';
import { scoreTitle } from './title-score.ts';

/** Something the owner keeps that a message may mean. */
export type Item =
  | { kind: 'todo'; id: string; title: string; item: Todo }
  | { kind: 'event'; id: string; title: string; item: Event }
  | { kind: 'memo'; id: string; title: string; item: Memo };

export type ScoredItem = { item: Item; score: number };

/** How many titles are compared; the search brings the likely ones up. */
const mostCandidates = 50;

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
  const ids = await findByTitle(db, kind, words, mostCandidates);
  const items = await load(db, kind, ids, zone);
  return items
    .map((item) => ({ item, score: scoreTitle(words, item.title) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
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

/** Titles of items of any kind, in the order of the ids; an item that is gone has an empty one. */
export async function titlesOf(db: ReadDb, ids: readonly string[]): Promise<string[]> {
  const found = [
    ...(await selectTodosById(db, ids)),
    ...(await selectEventsById(db, ids)),
    ...(await selectMemosById(db, ids)),
  ];
  const titles = new Map(found.map(({ id, title }) => [id, title]));
  return ids.map((id) => titles.get(id) ?? '');
}
