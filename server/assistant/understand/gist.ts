import type { FramePart } from './frame.ts';

const commands = new Set(
  'ADD BOOK REMOVE MOVE CHANGE STATUS DONE MARK SHOW FIND REMIND FORGET REMEMBER WRITE AGENT SUGGEST TASK BRIEF'.split(
    ' ',
  ),
);
const questions = new Set(
  'WHAT WHEN WHERE WHO HOW HOWMANY WHY is are am do does did have has will would can could should'.split(' '),
);
const kinds = new Set('TODO REMINDER LIST CALENDAR EVENT MEMO'.split(' '));
const clockSymbols = new Set(['CLOCK', 'PART']);
const daySymbols = new Set(['DAY', 'PERIOD', 'MONTH', 'ORDINAL', 'DATE']);

const courtesies = [
  'can you',
  'could you',
  'would you',
  'will you',
  'can i',
  'could i',
  'i want you to',
  'i need you to',
  'i would like you to',
  'i want to',
  'i would like to',
  'i need to',
  'i have to',
  'would you mind',
  'please',
  'SMALLTALK',
  'go ahead and',
  'just',
  'also',
  'so',
  'ok',
  'let us',
].map((phrase) => phrase.split(' '));

/** How many leading symbols are mere courtesy: "could you please". */
function courtesyLength(symbols: readonly string[]): number {
  let length = 0;
  for (;;) {
    const rest = symbols.slice(length);
    const found = courtesies.find(
      (phrase) => rest.length > phrase.length && phrase.every((word, index) => rest[index] === word),
    );
    if (found === undefined) return length;
    length += found.length;
  }
}

function timing(symbols: readonly string[]): string {
  const day = symbols.some((symbol) => daySymbols.has(symbol));
  const clock = symbols.some((symbol) => clockSymbols.has(symbol));
  const each = symbols.includes('EACH');
  return `${day ? 'd' : ''}${clock ? 'c' : ''}${each ? 'e' : ''}`;
}

/** Coarse reading of the whole message: what is commanded or asked, of which kind of item, with which sort of time. */
export function gist(parts: readonly FramePart[]): string[] {
  const all = parts.map((part) => part.symbol);
  const symbols = all.slice(courtesyLength(all));
  const opening = symbols[0] ?? '*';
  const asked = questions.has(opening) ? opening : 'told';
  const commanded = symbols.filter((symbol) => commands.has(symbol));
  const kindsNamed = symbols.filter((symbol) => kinds.has(symbol));
  const allKinds = [...new Set(kindsNamed)].sort().join('+');
  const when = timing(symbols);
  const [first = 'none', second = 'none'] = commanded;
  return [
    `g ${asked} ${first} ${allKinds}`,
    `g ${asked} ${allKinds} ${when}`,
    `g ${first} ${kindsNamed[0]} ${when}`,
    `g ${first} ${kindsNamed.at(-1)}`,
    `g ${first} ${second} ${kindsNamed[0]}`,
    `g ${asked} ${first} ${when}`,
    `o1 ${opening}`,
    `o2 ${symbols.slice(0, 2).join(' ')}`,
    `o3 ${symbols.slice(0, 3).join(' ')}`,
    `ow ${parts
      .slice(courtesyLength(all), courtesyLength(all) + 2)
      .map((part) => part.words)
      .join(' ')}`,
  ];
}
