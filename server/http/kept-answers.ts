import { untilCommit } from '../db/until-commit.ts';
import type { ReadDb } from '../db/work.ts';

/** Most that is kept at a time, characters: the first screens of some clients. */
const most = { together: 1_000_000, each: 200_000 };

type Kept = { texts: Map<string, string>; characters: number };

/** Gives the text of an answer, made anew when it is not known. */
export type KeptAnswers = (db: ReadDb, key: string, make: () => Promise<string>) => Promise<string>;

/**
 * Answers that are kept until the next commit of anybody: all phones ask for the same lists whenever something may have
 * changed. The key must name everything besides the stored data that an answer depends on: what was asked, the zone, the
 * day.
 */
export function keepAnswers(): KeptAnswers {
  const keptNow = untilCommit(async (): Promise<Kept> => ({ texts: new Map(), characters: 0 }));
  return async (db, key, make) => {
    const kept = await keptNow(db);
    const before = kept.texts.get(key);
    if (before !== undefined) return before;
    const text = await make();
    const size = key.length + text.length;
    if (size > most.each) return text;
    if (kept.characters + size > most.together) {
      kept.texts.clear();
      kept.characters = 0;
    }
    kept.texts.set(key, text);
    kept.characters += size;
    return text;
  };
}
