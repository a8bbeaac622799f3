import { toWall } from '../../lib/time-zone.ts';
import { scanEnglish } from './english/scan.ts';
import { scanKorean } from './korean/scan.ts';
import { type Draft, draftsOf } from './resolve/draft.ts';
import { momentOf } from './resolve/moment.ts';
import { resolve } from './resolve/resolve.ts';
import type { DateContext, When } from './when.ts';

export type { DateContext, When } from './when.ts';

const hangul = /[가-힣]/;

interface Reading {
  readonly when: When;
  readonly draft: Draft;
  readonly moving: boolean;
}

/** UTF-16 units of a message in which dates are looked for. */
const longestText = 4000;

function readingsOf(message: string, { now, timeZone }: DateContext): Reading[] {
  const text = message.slice(0, longestText);
  const { pieces, hints, moving } = hangul.test(text) ? scanKorean(text) : scanEnglish(text);
  if (pieces.length === 0) return [];
  const moment = momentOf(toWall(now, timeZone));
  const context = { timeZone, moment, hints };
  return draftsOf(pieces).flatMap((draft) => {
    const when = resolve(draft, context);
    return when ? [{ when, draft, moving }] : [];
  });
}

/** In a message that moves something: the target, or else what was named last. */
function moveWeight({ draft, moving }: Reading, isLast: boolean): number {
  if (!moving) return 0;
  return draft.lead === 'to' || draft.lead === 'until' ? 8 : Number(isLast) * 4;
}

/** How likely it is the date the message is about; of equals the first in the text is taken. */
function weight(reading: Reading, isLast: boolean): number {
  const { when, draft } = reading;
  const plain = Number(when.recurrence !== undefined) * 4 + Number(draft.led) * 2 + Number(!when.allDay);
  return moveWeight(reading, isLast) + plain;
}

/**
 * Every date expression in the first 4000 characters of the message, in text order, durations without a date included.
 * Never throws on any text.
 */
export function readDates(text: string, context: DateContext): When[] {
  return readingsOf(text, context).map(({ when }) => when);
}

/** The date the message is about, or null when it names none. */
export function readWhen(text: string, context: DateContext): When | null {
  const readings = readingsOf(text, context).filter(({ when }) => when.role !== 'duration');
  const weights = readings.map((reading, index) => weight(reading, index === readings.length - 1));
  return readings[weights.indexOf(Math.max(...weights))]?.when ?? null;
}
