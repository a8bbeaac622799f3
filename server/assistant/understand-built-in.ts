import type { ReadScope } from '../db/work.ts';
import type { TitledKind } from '../features/search/search.ts';
import { findItems } from './items.ts';
import { scoreTitle } from './title-score.ts';
import { type KnownItem, type Understanding, understandAll } from './understand/understand.ts';
import type { ReadWishes } from './understanding.ts';
import { wishFromReading } from './wish-from-reading.ts';

/** Conversation that is this sure needs no second opinion. */
const surelyTalk = 0.85;

/** Titles that share this much with some words may be meant by them. */
const leastLikeness = 0.5;

const kinds: readonly TitledKind[] = ['todo', 'event', 'memo'];

/** What a message asks for, by the reader that needs no AI. */
export const understandBuiltIn: ReadWishes = async (scope, text, zone) => {
  const readings = await readBuiltIn(scope, text, zone, scope.now);
  return {
    engine: 'builtin',
    wishes: readings.map(wishFromReading),
    isPlainTalk: readings.every(
      ({ intent, confidence }) => intent === 'general_chat' && confidence >= surelyTalk,
    ),
  };
};

/** The same with all that the reader says about it. `now` is the moment the message is read at. */
export async function readBuiltIn(
  scope: ReadScope,
  text: string,
  zone: string,
  now: Date,
): Promise<Understanding[]> {
  const known = await itemsLike(scope, text, zone);
  const items = (words: string) => known.filter(({ title }) => scoreTitle(words, title) >= leastLikeness);
  return understandAll(text, { now, timeZone: zone, items });
}

/** Everything the owner keeps that the message could name. */
async function itemsLike({ db }: ReadScope, text: string, zone: string): Promise<KnownItem[]> {
  const found = await Promise.all(kinds.map((kind) => findItems(db, kind, text, zone)));
  return found.flat().map(({ item: { kind, id, title } }) => ({ kind, id, title }));
}
