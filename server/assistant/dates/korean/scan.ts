import { grammar, phrases } from '../grammar/phrase.ts';
import { entry, type Found, type Reader } from '../grammar/reader.ts';
import type { Token } from '../grammar/token.ts';
import type { Lead, Meaning, Piece, Scan } from '../meaning/meaning.ts';
import { amount } from './amounts.ts';
import { clock } from './clock.ts';
import { day, dayOfMonth, monthAlone, period } from './days.ts';
import { isMoving, koreanHints } from './hints.ts';
import { particles, standingAlone } from './particles.ts';
import { repeat } from './repeats.ts';
import { tokeniseKorean } from './tokenise.ts';
import { parts } from './words.ts';

const say = phrases({ amount, part: entry(parts) });

const measured = grammar<Meaning>([
  say('<amount> 후|후에|뒤|뒤에|있다가|이따가', (found) => ({ offset: found.amount })),
  say('<amount> 이내|안에', (found) => ({ offset: found.amount })),
  say('<amount> 동안|간|짜리', (found) => ({ duration: found.amount })),
  say('퇴근 후|후에', () => ({ part: { half: 'evening', hour: 18 } })),
]);

const part = grammar<Meaning>([say('<part>', (found) => ({ part: found.part }))]);

/** 1시간, but not 1시간 전: that is a distance from something else. */
const length = grammar<Meaning>([
  say('<amount>', (found) => (found.amount.seconds > 0 ? { duration: found.amount } : undefined)),
]);

type Source = (tokens: readonly Token[], at: number) => Found<Meaning> | undefined;

function as<Value>(read: Reader<Value>, slot: keyof Meaning): Source {
  return (tokens, at) => {
    const found = read(tokens, at);
    return found && { value: { [slot]: found.value }, next: found.next };
  };
}

/** Weak ones need a particle or a neighbour: 아침(에), 15일(까지), 3월(에). */
const sources: readonly (readonly [weak: boolean, source: Source])[] = [
  [false, repeat],
  [false, as(day, 'day')],
  [false, as(period, 'period')],
  [false, as(clock, 'clock')],
  [false, measured],
  [false, length],
  [true, part],
  [true, as(dayOfMonth, 'day')],
  [true, as(monthAlone, 'period')],
];

interface Candidate {
  readonly weak: boolean;
  readonly found: Found<Meaning>;
}

function longestAt(tokens: readonly Token[], at: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (const [weak, source] of sources) {
    const found = source(tokens, at);
    if (found && found.next > (best?.found.next ?? 0)) best = { weak, found };
  }
  return best;
}

/** The particles behind an expression and what they make of it. */
function readParticles(tokens: readonly Token[], at: number): { lead: Lead | undefined; next: number } {
  let lead: Lead | undefined;
  let next = at;
  for (
    let role = particles.get(tokens[next]?.text ?? '');
    role;
    role = particles.get(tokens[next]?.text ?? '')
  ) {
    if (!tokens[next]?.glued && role === 'plain' && !standingAlone.has(tokens[next]?.text ?? '')) break;
    if (role !== 'plain') lead ??= role;
    next += 1;
  }
  return { lead, next };
}

const separators = new Set([',', '(', ')', '-', '~', '에', ':']);

function onlySeparators(tokens: readonly Token[]): boolean {
  return tokens.every((token) => separators.has(token.text));
}

interface PlacedPiece {
  readonly piece: Piece;
  readonly next: number;
}

/** 8일 or more is rarely a length, so that it may be a date without a particle. */
function isBelievable(
  { weak, found }: Candidate,
  tokens: readonly Token[],
  last: PlacedPiece | undefined,
  at: number,
) {
  if (tokens[found.next]?.text.startsWith('전')) return !found.value.duration;
  if (!weak) return true;
  const beside = last !== undefined && onlySeparators(tokens.slice(last.next, at));
  const marked = readParticles(tokens, found.next).next > found.next;
  const followed = longestAt(tokens, found.next);
  const late = found.value.day !== undefined && Number(tokens[at]?.text) > 7 && !tokens[found.next]?.glued;
  return marked || beside || late || Boolean(followed && !followed.weak);
}

function pieceAt(
  tokens: readonly Token[],
  at: number,
  last: PlacedPiece | undefined,
): PlacedPiece | undefined {
  const candidate = longestAt(tokens, at);
  if (!candidate || !isBelievable(candidate, tokens, last, at)) return undefined;
  const { value: meaning, next: coreEnd } = candidate.found;
  const { lead, next } = readParticles(tokens, coreEnd);
  const gap = last ? tokens.slice(last.next, at) : [];
  const adjacent = last !== undefined && onlySeparators(gap);
  const dash = gap.length === 1 && (gap[0]?.text === '~' || gap[0]?.text === '-');
  const piece: Piece = {
    meaning,
    lead,
    led: next > coreEnd,
    start: tokens[at]?.start ?? 0,
    end: tokens[next - 1]?.end ?? 0,
    adjacent,
    newSentence: gap.some((token) => token.text === '.' || token.text === '?' || token.text === '!'),
    joins: adjacent && (dash || (last.piece.lead === 'from' && lead === 'deadline')),
    alternative: false,
    tentative: false,
  };
  return { piece, next };
}

/** Finds the parts of date expressions in a Korean message, in text order, without overlaps. */
export function scanKorean(text: string): Scan {
  const tokens = tokeniseKorean(text);
  const pieces: Piece[] = [];
  let last: PlacedPiece | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const found = pieceAt(tokens, at, last);
    if (!found) continue;
    last = found;
    pieces.push(found.piece);
    at = found.next - 1;
  }
  return { pieces, hints: koreanHints(text), moving: isMoving(text) };
}
