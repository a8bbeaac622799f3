import type { Lead } from '../meaning.ts';
import type { Token } from '../token.ts';

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
    'during',
    'over',
    'within',
    'this',
  ].map((word) => [word, undefined] as const),
]);

const later: readonly string[] = ['later', 'than'];

function isNoLaterThan(tokens: readonly Token[], at: number): boolean {
  const negative = tokens[at]?.text === 'no' || tokens[at]?.text === 'not';
  return negative && later.every((word, index) => tokens[at + 1 + index]?.text === word);
}

/** Reads at most four of them; the first that has a meaning of its own decides. */
export function readLead(tokens: readonly Token[], at: number): LeadWords {
  const words = new Set<string>();
  let lead: Lead | undefined;
  let next = at;
  if (isNoLaterThan(tokens, at)) {
    lead = 'deadline';
    words.add('by');
    next += 3;
  }
  for (let token = tokens[next]; token && next - at < 5; token = tokens[next]) {
    const afterDue = words.has('due') && (token.text === ':' || token.text === '-');
    if (token.kind === 'code' || !(leadOf.has(token.text) || afterDue)) break;
    lead ??= leadOf.get(token.text);
    words.add(token.text);
    next += 1;
  }
  return { lead, words, next };
}
