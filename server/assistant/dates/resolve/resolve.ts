import { isoOf } from '../meaning/calendar.ts';
import type { Amount } from '../meaning/meaning.ts';
import type { Role, When } from '../when.ts';
import type { Draft } from './draft.ts';
import { type Moment, wallOf } from './moment.ts';
import { type Placement, placeOf } from './placement.ts';
import { resolveRepeat } from './resolve-repeat.ts';
import type { Now } from './times.ts';

function roleOf({ lead, ending, meaning }: Draft, { end }: Placement): Role {
  const bothEnds = end && (meaning.endClock || ending);
  if (lead === 'deadline' && !bothEnds) return 'deadline';
  if (end) return 'range';
  if (ending) return 'until';
  return lead === 'from' || lead === 'until' ? lead : 'at';
}

function minutesOf({ months, days, seconds }: Amount): number | undefined {
  const minutes = Math.round(days * 1440 + seconds / 60);
  return months === 0 && minutes > 0 ? minutes : undefined;
}

function written(moment: Moment, allDay: boolean): string {
  return allDay ? isoOf(moment.day) : wallOf(moment);
}

type Extras = Pick<When, 'spans' | 'approximate' | 'durationMinutes'>;

function extrasOf({ meaning: { duration, part, clock }, spans }: Draft): Extras {
  const durationMinutes = duration && minutesOf(duration);
  const approximate = part !== undefined && clock === undefined;
  return { spans, approximate, ...(durationMinutes !== undefined && { durationMinutes }) };
}

function durationAlone(extras: Extras): When | undefined {
  return extras.durationMinutes === undefined ? undefined : { allDay: false, role: 'duration', ...extras };
}

/** Gives a draft its dates; `undefined` when it names none that exist. */
export function resolve(draft: Draft, now: Now): When | undefined {
  const extras = extrasOf(draft);
  if (draft.meaning.repeat) return { ...resolveRepeat(draft, draft.meaning.repeat, now), ...extras };
  const placement = placeOf(draft, now);
  if (!placement) return durationAlone(extras);
  const { start, end, allDay } = placement;
  return {
    start: written(start, allDay),
    ...(end && { end: written(end, allDay) }),
    allDay,
    role: roleOf(draft, placement),
    ...extras,
  };
}
