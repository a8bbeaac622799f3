import type { Piece } from '../meaning.ts';
import type { Token } from '../token.ts';
import { isBelievable, isTentative, type Surroundings } from './believe.ts';
import { readLead } from './leads.ts';
import { type Proposal, propose } from './proposals.ts';
import { tokenise } from './tokenise.ts';
import { movingWords } from './words/surroundings.ts';

/** Signs that may stand between two parts of one expression. */
const separators = new Set([',', '-', '(', ')', ':', '/', '.', ';']);
const connectors = new Set(['to', '-', 'until', 'through']);
const sentenceEnds = new Set(['.', '!', '?', ';']);

interface Placed {
  readonly piece: Piece;
  readonly next: number;
}

interface Candidate {
  readonly proposal: Proposal;
  readonly place: Surroundings;
}

function onlySeparators(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (!separators.has(tokens[index]?.text ?? '')) return false;
  return true;
}

function isBetter(candidate: Candidate, best: Candidate | undefined): boolean {
  return !best || candidate.proposal.next > best.proposal.next;
}

/** The longest believable reading that begins at `first`, with or without small words in front. */
function bestAt(
  tokens: readonly Token[],
  first: number,
  last: Placed | undefined,
  moving: boolean,
): Candidate | undefined {
  const whole = readLead(tokens, first);
  const touching = last && onlySeparators(tokens, last.next, first) ? last.piece.meaning : undefined;
  let best: Candidate | undefined;
  for (let at = first; at <= whole.next; at += 1) {
    const lead = readLead(tokens, first, at);
    for (const proposal of propose(tokens, at)) {
      const place = { tokens, first, at, next: proposal.next, lead, before: touching, moving };
      if (isBetter({ proposal, place }, best) && isBelievable(proposal, place)) best = { proposal, place };
    }
  }
  return best;
}

/** "Tax deadline: April 15": the word stays in the title. */
function isDeadline(tokens: readonly Token[], first: number): boolean {
  const sign = tokens[first - 1]?.kind === 'sign' || tokens[first - 1]?.text === 'is';
  return tokens[first - (sign ? 2 : 1)]?.text === 'deadline';
}

/** A word such as "to" between this piece and the last makes one range of both. */
function joins(tokens: readonly Token[], place: Surroundings, last: Placed | undefined): boolean {
  if (!last) return false;
  const between = tokens.slice(last.next, place.first);
  const words = place.lead.words;
  const moved = place.moving && words.has('to') && last.piece.lead === 'from';
  if (between.length === 0) return !moved && (words.has('to') || words.has('until'));
  const [only] = between;
  if (between.length === 1 && only && connectors.has(only.text)) return true;
  return between.length === 1 && only?.text === 'and' && last.piece.lead === 'between';
}

function touchesWith(
  tokens: readonly Token[],
  word: string,
  first: number,
  last: Placed | undefined,
): boolean {
  return last !== undefined && first === last.next + 1 && tokens[last.next]?.text === word;
}

function place(text: string, { proposal, place: where }: Candidate, last: Placed | undefined): Placed {
  const { tokens, first, lead } = where;
  const start = tokens[first]?.start ?? 0;
  const end = tokens[proposal.next - 1]?.end ?? start;
  const gap = last ? tokens.slice(last.next, first) : [];
  const touching = last !== undefined && onlySeparators(tokens, last.next, first);
  const ended =
    gap.some((token) => sentenceEnds.has(token.text)) ||
    text.slice(last?.piece.end ?? 0, start).includes('\n');
  const piece: Piece = {
    meaning: proposal.meaning,
    lead: lead.lead ?? (isDeadline(tokens, first) ? 'deadline' : undefined),
    led: lead.words.size > 0,
    start,
    end,
    adjacent: touching,
    newSentence: last !== undefined && ended && !touching,
    joins: joins(tokens, where, last),
    alternative: touchesWith(tokens, 'or', first, last),
    tentative: isTentative(proposal, where),
  };
  return { piece, next: proposal.next };
}

export interface Scan {
  readonly pieces: readonly Piece[];
  readonly words: readonly string[];
  /** The message moves something: what stands behind "to" is what counts. */
  readonly moving: boolean;
}

/** Finds the parts of date expressions in a message, in text order, without overlaps. */
export function scanEnglish(text: string): Scan {
  const tokens = tokenise(text);
  const words = tokens.map((token) => token.text);
  const moving = tokens.some((token) => movingWords.has(token.text));
  const pieces: Piece[] = [];
  let last: Placed | undefined;
  for (let at = 0; at < tokens.length; ) {
    const found = bestAt(tokens, at, last, moving);
    if (found) {
      last = place(text, found, last);
      pieces.push(last.piece);
    }
    at = found ? found.proposal.next : at + 1;
  }
  return { pieces, words, moving };
}
