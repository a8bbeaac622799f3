import type { Meaning, NamedDay, Piece, Repeat } from '../meaning/meaning.ts';
import { isOpen } from '../meaning/repeats.ts';

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
] as const satisfies readonly (keyof Meaning)[];

type Slot = (typeof slots)[number];

/** "Every week" and "on Mondays" are one rule. */
function joinRepeats(left: Repeat, right: Repeat): Repeat | undefined {
  if (isOpen(left) === isOpen(right)) return undefined;
  const [open, exact] = isOpen(left) ? [left, right] : [right, left];
  if (open.frequency === 'DAILY') return exact;
  if (open.frequency !== exact.frequency) return undefined;
  return { ...exact, interval: Math.max(open.interval, exact.interval) };
}

function isPlainWeekday(day: NamedDay | undefined): boolean {
  return day?.weekday !== undefined && day.nth === undefined && !day.once;
}

/** Two namings of the same day side by side, one of them only its weekday: "tomorrow, Friday". */
function sameDay(left: NamedDay, right: NamedDay): NamedDay | undefined {
  if (isPlainWeekday(left) === isPlainWeekday(right)) return undefined;
  return isPlainWeekday(left) ? right : left;
}

/** One value out of two for the same thing; `undefined` when they contradict each other. */
function joined(slot: Slot, left: Meaning, right: Meaning, piece: Piece): unknown {
  const { adjacent, alternative, lead } = piece;
  if (alternative || (slot === 'part' && adjacent)) return left[slot];
  if (slot === 'repeat' && left.repeat && right.repeat) return joinRepeats(left.repeat, right.repeat);
  if (slot === 'day' && adjacent && lead !== 'to' && left.day && right.day)
    return sameDay(left.day, right.day);
  return undefined;
}

/** What both say together; `undefined` when they say different things about the same. */
export function mergedMeaning(left: Meaning, right: Meaning, piece: Piece): Meaning | undefined {
  const both = slots.filter((slot) => left[slot] !== undefined && right[slot] !== undefined);
  const values = both.map((slot) => [slot, joined(slot, left, right, piece)] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  return { ...left, ...right, ...Object.fromEntries(values) };
}

function namesDay({ day, offset, period, instant }: Meaning): boolean {
  return Boolean(day ?? offset ?? period ?? instant);
}

/** "Next week … on Thursday", "next month … on the 5th", "in 3 days on Friday". */
function narrowsDown(wide: Meaning, { day }: Meaning): boolean {
  if (wide.offset) return isPlainWeekday(day);
  if (wide.period?.grain === 'week') return isPlainWeekday(day);
  return wide.period?.grain === 'month' && day?.dayOfMonth !== undefined && day.month === undefined;
}

function clashesOnDay(left: Meaning, right: Meaning): boolean {
  if (!namesDay(left) || !namesDay(right) || (left.day && right.day)) return false;
  return left.day ? !narrowsDown(right, left) : !narrowsDown(left, right);
}

function isInstant({ offset, instant }: Meaning): boolean {
  return Boolean(offset?.seconds ?? instant);
}

function hasTime({ clock, part }: Meaning): boolean {
  return Boolean(clock ?? part);
}

/** Different words for the day, or for the time, that exclude each other. */
export function clashes(left: Meaning, right: Meaning): boolean {
  const onTime = (isInstant(left) && hasTime(right)) || (hasTime(left) && isInstant(right));
  return onTime || clashesOnDay(left, right);
}
