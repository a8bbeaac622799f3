/** The two words that the search looks for. Each stands in half of all messages. */
export const commonWords = ['meeting', 'tomorrow'] as const;

const syllables = [
  'ba',
  'ken',
  'lo',
  'mir',
  'ta',
  'shu',
  'ven',
  'or',
  'pil',
  'dra',
  'eno',
  'qui',
  'fas',
  'gu',
];

/** Some 2,900 words of two and three syllables. */
const vocabulary = syllables.flatMap((first) =>
  syllables.flatMap((second) => [first + second, ...syllables.map((third) => first + second + third)]),
);

/** Makes sentences: a few words are used often and most of them seldom, as in any language. */
export function sentencesFrom(random: () => number) {
  const word = () => vocabulary[Math.floor(random() ** 3 * vocabulary.length)] ?? '';
  const sentence = (length: number) => Array.from({ length }, word).join(' ');
  return {
    sentence,
    /** What people write to each other; each of the common words is in half of them. */
    message(): string {
      const said = commonWords.filter(() => random() < 0.5);
      return [sentence(3 + Math.floor(random() * 12)), ...said, sentence(3 + Math.floor(random() * 12))].join(
        ' ',
      );
    },
  };
}
