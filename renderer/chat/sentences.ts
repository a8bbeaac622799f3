import { locale } from '../text/text.ts';

/**
 * How far `text` may be read aloud: to the end of its last whole sentence, or to the very end once it is
 * `finished`. While it still grows, the last sentence is open even when it ends in a full stop ("3." may go on
 * as "3.5"). The answer is an index into `text`, in UTF-16 units.
 */
export function endOfWholeSentences(text: string, finished: boolean): number {
  if (finished) return text.length;
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  let end = 0;
  for (const { index } of segmenter.segment(text)) end = index;
  return end;
}
