import type { Token } from '../grammar/token.ts';
import type { Lead } from '../meaning/meaning.ts';

/** The small words in front of an expression: "by", "due on", "no later than", "from the". */
export interface LeadWords {
  readonly lead: Lead | undefined;
  readonly words: ReadonlySet<string>;
  /** Index of the first token behind them. */
  readonly next: number;
}

const leadOf: ReadonlyMap<string, Lead | undefined> = new Map<string, Lead | undefined>([
  ['by', 'deadline'],
  ['due', 'deadline'],
  ['before', 'deadline'],
  ['until', 'until'],
  ['from', 'from'],
  ['starting', 'from'],
  ['starts', 'from'],
  ['beginning', 'from'],
  ['since', 'from'],
  ['after', 'from'],
  ['between', 'between'],
  ['to', 'to'],
  ...[
    'at',
    'on',
    'in',
    'the',
    'of',
    'for',
    'around',
    'about',
    'sometime',
    'anytime',
    'during',
    'over',
    'within',
    'this',
    'like',
    'roughly',
    'approximately',
    'exactly',
  ].map((word) => [word, undefined] as const),
]);

/** Openings of several words, and the single word that they amount to. */
const openings: readonly (readonly [words: readonly string[], word: string])[] = [
  [['no', 'later', 'than'], 'by'],
  [['not', 'later', 'than'], 'by'],
  [['prior', 'to'], 'before'],
  [['up', 'until'], 'until'],
  [['as', 'of'], 'from'],
  [['as', 'from'], 'from'],
];

function readOpening(
  tokens: readonly Token[],
  at: number,
  end: number,
): { word: string; next: number } | undefined {
  for (const [words, word] of openings)
    if (at + words.length <= end && words.every((part, index) => tokens[at + index]?.text === part))
      return { word, next: at + words.length };
  return undefined;
}

/** Reads at most four of them; the first that has a meaning of its own decides. */
export function readLead(tokens: readonly Token[], at: number, end = tokens.length): LeadWords {
  const words = new Set<string>();
  const opening = readOpening(tokens, at, end);
  if (opening) words.add(opening.word);
  let lead = opening && leadOf.get(opening.word);
  let next = opening?.next ?? at;
  for (let token = tokens[next]; token && next < end && next - at < 5; token = tokens[next]) {
    const afterDue = words.has('due') && (token.text === ':' || token.text === '-');
    if (token.kind === 'code' || !(leadOf.has(token.text) || afterDue)) break;
    lead ??= leadOf.get(token.text);
    words.add(token.text);
    next += 1;
  }
  return { lead, words, next };
}
