import { type Span, type WorkingHours, workingSpans } from '../../lib/working-hours.ts';
import { minutesOf, overlap, type Taken, without } from './calendar.ts';

/** Starts are suggested at quarter hours where the gap allows it. */
const step = 15 * 60_000;

/** A stretch of working hours in which nothing stands. */
export type Gap = Span & {
  /** All of that day's working hours. */
  isWholeDay: boolean;
  /** All-day events of that day: they do not fill hours, but may mean that the owner is away. */
  marks: Taken[];
};

/** The free stretches of working hours in a span. All-day events take none of them away. */
export function gapsIn(span: Span, taken: readonly Taken[], hours: WorkingHours, zone: string): Gap[] {
  const timed = taken.filter(({ isAllDay }) => !isAllDay);
  const allDay = taken.filter(({ isAllDay }) => isAllDay);
  return workingSpans(span, hours, zone).flatMap((day) =>
    without([day], timed).map((gap) => ({
      ...gap,
      isWholeDay: gap.start === day.start && gap.end === day.end,
      marks: allDay.filter((mark) => overlap(mark, day)),
    })),
  );
}

/** Gaps that hold so many minutes, those of days with an all-day event after all others. */
export function gapsFor(gaps: readonly Gap[], minutes: number): Gap[] {
  const large = gaps.filter((gap) => minutesOf(gap) >= minutes);
  return [
    ...large.filter(({ marks }) => marks.length === 0),
    ...large.filter(({ marks }) => marks.length > 0),
  ];
}

/** The first good start of a gap. */
export function startIn({ start, end }: Span, minutes: number): Date {
  const rounded = new Date(Math.ceil(start.getTime() / step) * step);
  return rounded.getTime() + minutes * 60_000 <= end.getTime() ? rounded : start;
}

/** Every start in a gap an hour apart, the first one included. */
export function startsIn(gap: Span, minutes: number): Date[] {
  const starts: Date[] = [];
  const last = gap.end.getTime() - minutes * 60_000;
  for (let at = startIn(gap, minutes).getTime(); at <= last; at += 3_600_000) starts.push(new Date(at));
  return starts;
}
