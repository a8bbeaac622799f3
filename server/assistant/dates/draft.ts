import type { Lead, Meaning, NamedDay, Piece, Repeat } from './meaning.ts';
import { isOpen, withDay } from './repeats.ts';
import type { Span } from './when.ts';

/** Pieces that belong together: one expression, still without a calendar. */
export interface Draft {
  readonly meaning: Meaning;
  /** Where a range ends that was said in two parts: "from 8pm tomorrow until noon the next day". */
  readonly ending: Pick<Meaning, 'day' | 'clock'> | undefined;
  readonly lead: Lead | undefined;
  /** The small words in front of the day: "every week from Monday". */
  readonly dayLead: Lead | undefined;
  readonly led: boolean;
  readonly tentative: boolean;
  readonly spans: readonly Span[];
}

const slots = [
  'day',
  'lastDay',
  'period',
  'clock',
  'endClock',
  'part',
  'offset',
  'duration',
  'repeat',
  'instant',
] as const;

/** "Every week" and "on Mondays" are one rule. */
function joinRepeats(left: Repeat, right: Repeat): Repeat | undefined {
  if (isOpen(left) === isOpen(right)) return undefined;
  const [open, exact] = isOpen(left) ? [left, right] : [right, left];
  if (open.frequency === 'DAILY') return exact;
  return open.frequency === exact.frequency
    ? { ...exact, interval: Math.max(open.interval, exact.interval) }
    : undefined;
}

function isPlainWeekday(day: NamedDay | undefined): boolean {
  return day?.weekday !== undefined && day.nth === undefined && !day.once;
}

/** Two namings of the same day side by side, one of them only its weekday: "tomorrow, Friday". */
function sameDay(left: NamedDay, right: NamedDay): NamedDay | undefined {
  if (isPlainWeekday(left) === isPlainWeekday(right)) return undefined;
  return isPlainWeekday(left) ? right : left;
}

/** Days and other words for a day that exclude each other unless one narrows the other down. */
function clashesOnDay(left: Meaning, right: Meaning): boolean {
  const days = [left, right].map((meaning) =>
    Boolean(meaning.day ?? meaning.offset ?? meaning.period ?? meaning.instant),
  );
  if (!(days[0] && days[1])) return false;
  const [wide, narrow] = left.day ? [right, left] : [left, right];
  if (wide.offset) return !isPlainWeekday(narrow.day);
  if (wide.period?.grain === 'week') return !isPlainWeekday(narrow.day);
  if (wide.period?.grain === 'month')
    return narrow.day?.dayOfMonth === undefined || narrow.day.month !== undefined;
  return true;
}

function clashesOnTime(left: Meaning, right: Meaning): boolean {
  const instant = (meaning: Meaning) => Boolean(meaning.offset?.seconds ?? meaning.instant);
  const timed = (meaning: Meaning) => Boolean(meaning.clock ?? meaning.part);
  return (instant(left) && timed(right)) || (timed(left) && instant(right));
}

function merged(left: Meaning, right: Meaning, { adjacent, alternative }: Piece): Meaning | undefined {
  const joined: Record<string, unknown> = { ...left };
  for (const slot of slots) {
    if (right[slot] === undefined) continue;
    if (left[slot] === undefined) joined[slot] = right[slot];
    else if ((slot === 'part' && adjacent) || alternative) continue;
    else if (slot === 'repeat' && left.repeat && right.repeat)
      joined[slot] = joinRepeats(left.repeat, right.repeat);
    else if (slot === 'day' && left.day && right.day && adjacent) joined[slot] = sameDay(left.day, right.day);
    else return undefined;
    if (joined[slot] === undefined) return undefined;
  }
  const bothDays = left.day && right.day;
  if (!bothDays && clashesOnDay(left, right)) return undefined;
  return clashesOnTime(left, right) ? undefined : (joined as Meaning);
}

function startDraft(piece: Piece): Draft {
  return {
    meaning: piece.meaning,
    ending: undefined,
    lead: piece.lead,
    dayLead: piece.meaning.day || piece.meaning.period ? piece.lead : undefined,
    led: piece.led,
    tentative: piece.tentative,
    spans: [{ start: piece.start, end: piece.end }],
  };
}

function withSpan(spans: readonly Span[], { start, end, adjacent, joins, alternative }: Piece): Span[] {
  const last = spans.at(-1);
  if (last && (adjacent || joins || alternative)) return [...spans.slice(0, -1), { start: last.start, end }];
  return [...spans, { start, end }];
}

function canEndRange({ meaning }: Draft, piece: Piece): boolean {
  const begun =
    Boolean(meaning.day ?? meaning.clock ?? meaning.repeat) && !meaning.lastDay && !meaning.endClock;
  return begun && Boolean(piece.meaning.day ?? piece.meaning.clock) && !piece.meaning.repeat;
}

function extendEnding(draft: Draft, piece: Piece): Draft | undefined {
  const { day, clock } = piece.meaning;
  const opens = piece.joins && !draft.ending && canEndRange(draft, piece);
  const continues =
    piece.adjacent &&
    draft.ending !== undefined &&
    !(day && draft.ending.day) &&
    !(clock && draft.ending.clock);
  const needed = (day && draft.meaning.day) || (clock && draft.meaning.clock);
  if (!opens && !(continues && needed)) return undefined;
  const ending = { ...draft.ending, ...(day && { day }), ...(clock && { clock }) };
  return { ...draft, ending, spans: withSpan(draft.spans, piece) };
}

function extend(draft: Draft, piece: Piece): Draft | undefined {
  if (piece.newSentence && !piece.meaning.duration) return undefined;
  const longer = extendEnding(draft, piece);
  if (longer) return longer;
  const meaning = merged(draft.meaning, piece.meaning, piece);
  if (!meaning) return undefined;
  return {
    meaning,
    ending: draft.ending,
    lead: draft.lead ?? piece.lead,
    dayLead: draft.dayLead ?? (piece.meaning.day || piece.meaning.period ? piece.lead : undefined),
    led: draft.led || piece.led,
    tentative: draft.tentative || piece.tentative,
    spans: withSpan(draft.spans, piece),
  };
}

function grouped(pieces: readonly Piece[]): Draft[] {
  const drafts: Draft[] = [];
  for (const piece of pieces) {
    const last = drafts.at(-1);
    const longer = last && extend(last, piece);
    if (longer) drafts[drafts.length - 1] = longer;
    else drafts.push(startDraft(piece));
  }
  return drafts;
}

/** "A weekly meeting on Monday", "a daily call at 9": a day or time that the frequency needs. */
function isAnchored({ meaning: { repeat, day, clock }, dayLead }: Draft): boolean {
  if (!repeat || dayLead === 'deadline') return false;
  if (day) return withDay(repeat, day) !== undefined;
  return !isOpen(repeat) || (repeat.frequency === 'DAILY' && clock !== undefined);
}

/** Joins pieces that say different things about one moment; where two say the same thing, a new draft begins. */
export function draftsOf(pieces: readonly Piece[]): Draft[] {
  const drafts = grouped(pieces);
  if (drafts.every((draft) => !draft.tentative || isAnchored(draft))) return drafts;
  return grouped(pieces.filter((piece) => !piece.tentative));
}
