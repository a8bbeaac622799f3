import { fold } from './query.ts';

/** Length of a preview, in characters. */
const longestPreview = 200;

/** How much of a long text is searched for the place to show, in characters. */
const searchedLength = 20_000;

/** Characters shown before the place that was found. */
const leadIn = 40;

/** At most 200 characters of a text, around the first of the words that occurs in it. White space is folded. */
export function previewOf(text: string, words: readonly string[]): string {
  const characters = [...text.slice(0, searchedLength).replace(/\s+/gu, ' ').trim()];
  if (characters.length <= longestPreview) return characters.join('');
  const found = firstPlace(characters, words);
  const start = found <= leadIn * 2 ? 0 : found - leadIn;
  const before = start > 0 ? '…' : '';
  const room = longestPreview - before.length;
  const rest = characters.slice(start);
  return rest.length <= room ? before + rest.join('') : `${before}${rest.slice(0, room - 1).join('')}…`;
}

/** Folding can change the number of characters, so the place is found character by character. */
function firstPlace(characters: readonly string[], words: readonly string[]): number {
  const positions: number[] = [];
  let folded = '';
  characters.forEach((character, index) => {
    const part = fold(character);
    for (let unit = 0; unit < part.length; unit += 1) positions.push(index);
    folded += part;
  });
  const places = words.map((word) => folded.indexOf(word)).filter((place) => place >= 0);
  return places.length > 0 ? (positions[Math.min(...places)] ?? 0) : 0;
}
