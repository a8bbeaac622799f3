import { markTokens } from './slots/token-features.ts';

/** More words than these tell something. */
const mostWords = 5;

/** What names things, and the little words between. */
const naming =
  /^(?:\*|doing|GROCERY|PERSON|a|an|the|my|our|some|for|of|and|new|other|another|more|,|&|\+|NUMBER|-)$/;

/** "Done", "cancel": an answer to something that was never asked. */
export function isLoneWord(text: string): boolean {
  return markTokens(text).filter((token) => /[\p{L}\p{N}]/u.test(token.text)).length === 1;
}

/** A few words that only name something and ask for nothing: "passport photos". */
export function isBareNote(text: string): boolean {
  const tokens = markTokens(text);
  return (
    tokens.length <= mostWords && tokens.every(({ symbol, word }) => naming.test(symbol) || naming.test(word))
  );
}
