import type { Token } from '../grammar/token.ts';
import type { Meaning, Piece, Scan } from '../meaning/meaning.ts';
import { isBelievable, isTentative } from './believe.ts';
import { hourHints } from './hints.ts';
import { readLead } from './leads.ts';
import { type Proposal, propose } from './proposals.ts';
import { isTargetWord, leadsWith, type Surroundings } from './surroundings.ts';
import { titleTokens } from './titles.ts';
import { tokenise } from './tokenise.ts';
import { beforeCommands, movingWords, thingsToo } from './words/surroundings.ts';

/** Signs that may stand between two parts of one expression. */
const separators = new Set([',', '-', '(', ')', ':', '/', '.', ';']);
/** Before a date these say when something is to happen; "for", "about" and "of" may as well describe a thing. */
const strongLeads = [
  'on',
  'at',
  'in',
  'by',
  'before',
  'due',
  'until',
  'from',
  'starting',
  'after',
  'around',
  'to',
];
const connectors = new Set(['to', '-', 'until', 'through']);
const sentenceEnds = new Set(['.', '!', '?', ';']);

interface Message {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** It moves something: what stands behind "to" is what counts. */
  readonly moving: boolean;
}

interface PlacedPiece {
  readonly piece: Piece;
  readonly next: number;
}

interface Candidate {
  readonly proposal: Proposal;
  readonly place: Surroundings;
}

function areSeparators(tokens: readonly Token[]): boolean {
  return tokens.every((token) => separators.has(token.text));
}

/** Everything that may begin at `first`, with or without small words in front. */
function* candidatesAt(
  { tokens, moving }: Message,
  first: number,
  before: Meaning | undefined,
): Generator<Candidate> {
  const end = readLead(tokens, first).next;
  for (let at = first; at <= end; at += 1) {
    const lead = readLead(tokens, first, at);
    for (const proposal of propose(tokens, at))
      yield { proposal, place: { tokens, first, at, next: proposal.next, lead, before, moving } };
  }
}

/** The longest of them that is believable, of equals the first. */
function bestAt(message: Message, first: number, last: PlacedPiece | undefined): Candidate | undefined {
  const touching = last !== undefined && areSeparators(message.tokens.slice(last.next, first));
  let best: Candidate | undefined;
  for (const candidate of candidatesAt(message, first, touching ? last.piece.meaning : undefined)) {
    const longer = candidate.proposal.next > (best?.proposal.next ?? 0);
    if (longer && isBelievable(candidate.proposal, candidate.place)) best = candidate;
  }
  return best;
}

/** "Tax deadline: April 15": the word stays in the title. */
function isDeadline({ tokens, first }: Surroundings): boolean {
  const sign = tokens[first - 1]?.kind === 'sign' || tokens[first - 1]?.text === 'is';
  return tokens[first - (sign ? 2 : 1)]?.text === 'deadline';
}

/** A word such as "to" between this piece and the last makes one range of both. */
function joins({ tokens, first, lead, moving }: Surroundings, last: PlacedPiece): boolean {
  if (moving && !tokens.slice(0, last.next).some(isTargetWord)) return false;
  const [between, ...more] = tokens.slice(last.next, first);
  if (!between) return lead.words.has('to') || lead.words.has('until');
  if (more.length > 0) return false;
  return connectors.has(between.text) || (between.text === 'and' && last.piece.lead === 'between');
}

/** "Invite Sam to Friday's lunch": this "to" belongs to the rest of the sentence. */
function spanStart({ tokens, first, at, lead, moving }: Surroundings, joined: boolean): number {
  const foreign = lead.words.has('to') && !moving && !joined;
  return tokens[foreign ? at : first]?.start ?? 0;
}

function relationTo(last: PlacedPiece | undefined, place: Surroundings, { text, tokens }: Message) {
  if (!last) return { adjacent: false, newSentence: false, joins: false, alternative: false };
  const gap = tokens.slice(last.next, place.first);
  const adjacent = areSeparators(gap);
  const newLine = text.slice(last.piece.end, tokens[place.first]?.start).includes('\n');
  const ended = newLine || gap.some((token) => sentenceEnds.has(token.text));
  const [link, ...more] = gap;
  const pair = link?.text === 'or' || (link?.text === 'and' && last.piece.meaning.day !== undefined);
  const alternative = pair && more.length === 0;
  return { adjacent, newSentence: ended && !adjacent, joins: joins(place, last), alternative };
}

function placed(
  { proposal, place }: Candidate,
  last: PlacedPiece | undefined,
  message: Message,
): PlacedPiece {
  const relation = relationTo(last, place, message);
  const piece: Piece = {
    ...relation,
    meaning: proposal.meaning,
    lead: place.lead.lead ?? (isDeadline(place) ? 'deadline' : undefined),
    led: leadsWith(place, strongLeads) || proposal.meaning.offset !== undefined,
    start: spanStart(place, relation.joins),
    end: message.tokens[proposal.next - 1]?.end ?? message.text.length,
    tentative: isTentative(proposal, place),
  };
  return { piece, next: proposal.next };
}

/** "Shift the dentist to 4", but neither "a late shift from 2 to 10" nor "shift from 2 to 10". */
function moves(token: Token, index: number, tokens: readonly Token[]): boolean {
  if (!movingWords.has(token.text)) return false;
  if (!thingsToo.has(token.text)) return true;
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  const commands = before?.kind !== 'word' || beforeCommands.has(before.text);
  return commands && after?.kind === 'word' && after.text !== 'from';
}

/** Finds the parts of date expressions in a message, in text order, without overlaps. */
export function scanEnglish(text: string): Scan {
  const tokens = tokenise(text);
  const moving = tokens.some(moves);
  const message = { text, tokens, moving };
  const pieces: Piece[] = [];
  const hidden = titleTokens(tokens);
  let last: PlacedPiece | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const found = hidden.has(at) ? undefined : bestAt(message, at, last);
    if (!found) continue;
    last = placed(found, last, message);
    pieces.push(last.piece);
    at = found.proposal.next - 1;
  }
  return { pieces, hints: hourHints(tokens), moving };
}
