import type { ReadScope } from '../../db/work.ts';
import { kinds, search } from '../../features/search/search.ts';
import { toWall } from '../../lib/time-zone.ts';
import { type TalkWords, talkWordsFor } from './words.ts';

/** Hits named in an answer to a question about the owner's own things. */
const mostNamed = 3;

/** Characters of each hit that are shown. */
const shownPreview = 120;

/**
 * What can be answered without any AI: greetings, thanks, what the assistant can do, date and time, and simple questions
 * about what the owner keeps, through search. Undefined for everything else.
 */
export async function smallTalk(
  scope: ReadScope,
  message: string,
  zone: string,
): Promise<string | undefined> {
  const words = talkWordsFor(message);
  const whole = fold(message);
  const text = whole.replace(words.address, '') || whole;
  const topic = words.topics.find(({ pattern }) => pattern.test(whole) || pattern.test(text));
  if (topic)
    return topic.answer({ now: scope.now, zone, hour: Number(toWall(scope.now, zone).slice(11, 13)) });
  return aboutOwnThings(scope, text, words);
}

/** Lower case with single spaces, straight quotes and no punctuation between or behind the words. */
const fold = (message: string) =>
  message
    .toLowerCase()
    .replace(/[‘’]/gu, "'")
    .replace(/[.!?~,;…]+(?=\s|$)|\p{Extended_Pictographic}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

async function aboutOwnThings(scope: ReadScope, text: string, words: TalkWords): Promise<string | undefined> {
  const askedIn = (patterns: readonly RegExp[]) =>
    patterns.map((pattern) => pattern.exec(text)?.[1]?.trim()).find((found) => found);
  const own = askedIn(words.questions);
  const asked = own ?? askedIn(words.openQuestions);
  if (!asked) return undefined;
  const { items } = await search(scope, {
    text: asked,
    kinds: kinds.filter((kind) => kind !== 'message'),
    page: 1,
    limit: mostNamed,
  });
  if (items.length === 0) return own ? words.foundNothing(own) : undefined;
  const lines = items.map(({ title, preview }) => {
    const shown = [...preview].slice(0, shownPreview).join('');
    return title === null || title === shown ? shown : `${title}: ${shown}`;
  });
  return words.found(lines);
}
