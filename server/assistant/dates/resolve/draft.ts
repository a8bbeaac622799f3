import type { Lead, Meaning, Piece } from '../meaning/meaning.ts';
import { isOpen, withDay } from '../meaning/repeats.ts';
import type { Span } from '../when.ts';
import { clashes, mergedMeaning } from './merge.ts';

/** Pieces that belong together: one expression, still without a calendar. */
export interface Draft {
  readonly meaning: Meaning;
  /** Where a range ends that was said in two parts: "from 8pm tomorrow until noon the next day". */
  readonly ending: Pick<Meaning, 'day' | 'clock'> | undefined;
  readonly lead: Lead | undefined;
  /** The small words in front of the day: "every week from Monday". */
  readonly dayLead: Lead | undefined;
  /** Small words stand in front of some part of it. */
  readonly led: boolean;
  readonly tentative: boolean;
  readonly spans: readonly Span[];
  /** A sentence ended since the draft before. */
  readonly newSentence: boolean;
}

function dayLeadOf({ meaning, lead }: Piece): Lead | undefined {
  return meaning.day || meaning.period ? lead : undefined;
}

function startDraft(piece: Piece): Draft {
  const { meaning, lead, led, tentative, newSentence, start, end } = piece;
  return {
    meaning,
    ending: undefined,
    lead,
    dayLead: dayLeadOf(piece),
    led,
    tentative,
    spans: [{ start, end }],
    newSentence,
  };
}

function withSpan(spans: readonly Span[], { start, end, adjacent, joins, alternative }: Piece): Span[] {
  const last = spans.at(-1);
  if (last && (adjacent || joins || alternative)) return [...spans.slice(0, -1), { start: last.start, end }];
  return [...spans, { start, end }];
}

/** "Monday … to Wednesday": a range begins whose end this piece names. */
function opensEnding({ meaning, ending }: Draft, piece: Piece): boolean {
  if (!piece.joins || ending || meaning.lastDay || meaning.endClock || piece.meaning.repeat) return false;
  const begun = meaning.day ?? meaning.clock ?? meaning.repeat;
  return Boolean(begun && (piece.meaning.day ?? piece.meaning.clock));
}

/** "… until noon the next day": the piece adds to the end what the start has already. */
function continuesEnding({ meaning, ending }: Draft, piece: Piece): boolean {
  const { day, clock } = piece.meaning;
  if (!piece.adjacent || !ending) return false;
  const free = !(day && ending.day) && !(clock && ending.clock);
  return free && Boolean((day && meaning.day) || (clock && meaning.clock));
}

function extendEnding(draft: Draft, piece: Piece): Draft {
  const { day, clock } = piece.meaning;
  const ending = { ...draft.ending, ...(day && { day }), ...(clock && { clock }) };
  return { ...draft, ending, spans: withSpan(draft.spans, piece) };
}

function extendMeaning(draft: Draft, piece: Piece): Draft | undefined {
  const meaning = mergedMeaning(draft.meaning, piece.meaning, piece);
  if (!meaning || clashes(draft.meaning, piece.meaning)) return undefined;
  return {
    meaning,
    ending: draft.ending,
    lead: draft.lead ?? piece.lead,
    dayLead: draft.dayLead ?? dayLeadOf(piece),
    led: draft.led || piece.led,
    tentative: draft.tentative || piece.tentative,
    spans: withSpan(draft.spans, piece),
    newSentence: draft.newSentence,
  };
}

function extend(draft: Draft, piece: Piece): Draft | undefined {
  if (piece.newSentence && !piece.meaning.duration) return undefined;
  if (opensEnding(draft, piece) || continuesEnding(draft, piece)) return extendEnding(draft, piece);
  return extendMeaning(draft, piece);
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

function hasOnlyTime({ meaning: { day, offset, period, repeat, instant, part, clock } }: Draft): boolean {
  return clock !== undefined && !(day ?? offset ?? period ?? repeat ?? instant ?? part);
}

/** "Tomorrow at 3 the dentist, at 5 the vet", "move tomorrow's call to noon": the day holds for the next time, too. */
function withDayBefore(draft: Draft, before: Draft | undefined): Draft {
  const day = before?.meaning.day;
  if (!day || draft.newSentence || !hasOnlyTime(draft)) return draft;
  return { ...draft, meaning: { ...draft.meaning, day } };
}

/** Joins pieces that say different things about one moment; where two say the same thing, a new draft begins. */
export function draftsOf(pieces: readonly Piece[]): Draft[] {
  const drafts = grouped(pieces);
  const anchored = drafts.every((draft) => !draft.tentative || isAnchored(draft));
  const kept = anchored ? drafts : grouped(pieces.filter((piece) => !piece.tentative));
  return kept.map((draft, index) => withDayBefore(draft, kept[index - 1]));
}
