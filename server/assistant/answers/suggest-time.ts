import { withOffset } from '../../lib/time-zone.ts';
import { parseTimestamp } from '../../lib/timestamps.ts';
import type { Wish } from '../wish.ts';
import type { Answer, AnswerContext } from './answer.ts';
import { minutesOf, takenIn, weekFrom } from './calendar.ts';
import { type Choice, chooseWithAi } from './choose-times.ts';
import { type Gap, gapsFor, gapsIn, startIn } from './free-gaps.ts';

/** Minutes, when nothing was said. */
const usualDuration = 60;
const mostSuggestions = 3;

/** Free times in the owner's working hours within seven days, each with a reason. */
export const suggestTime: Answer = async (context, { parameters }) => {
  const { work, zone, phrases, workingHours } = context;
  const { title = phrases.planning.meeting, duration = usualDuration } = parameters;
  const { now, taken, span } = await work.read(async ({ db, now }) => {
    const span = weekFrom(firstMoment(parameters, now, zone), zone);
    return { now, span, taken: await takenIn(db, span, zone) };
  });
  const gaps = gapsFor(gapsIn(span, taken, workingHours, zone), duration);
  if (gaps.length === 0) return { text: phrases.planning.noFreeTime(duration) };
  const byRule = gaps
    .slice(0, mostSuggestions)
    .map((gap, index) => ({ start: startIn(gap, duration), reason: reasonFor(context, gap, index === 0) }));
  const byAi = await chooseWithAi(context, {
    title,
    minutes: duration,
    gaps,
    taken,
    now,
    most: mostSuggestions,
  });
  return tell(context, title, duration, fillUp(byAi, byRule));
};

function firstMoment({ preferred_date }: Wish['parameters'], now: Date, zone: string): Date {
  const preferred = preferred_date === undefined ? now : parseTimestamp(preferred_date, zone);
  return preferred > now ? preferred : now;
}

function reasonFor({ phrases }: AnswerContext, gap: Gap, isFirst: boolean): string {
  const { why } = phrases.planning;
  const [mark] = gap.marks;
  if (mark) return why.marked(mark.occurrence.row.title);
  if (isFirst) return why.earliest;
  return gap.isWholeDay ? why.wholeDay : why.gap(minutesOf(gap));
}

/** What the AI chose comes first; where it chose less than there is, the rule goes on. */
function fillUp(chosen: readonly Choice[], byRule: readonly Choice[]): Choice[] {
  const known = new Set(chosen.map(({ start }) => start.getTime()));
  const others = byRule.filter(({ start }) => !known.has(start.getTime()));
  return [...chosen, ...others].slice(0, mostSuggestions);
}

function tell({ phrases, zone }: AnswerContext, title: string, minutes: number, choices: readonly Choice[]) {
  const lines = choices.map(
    ({ start, reason }) => `${phrases.time({ at: start, zone, dayOnly: false })}: ${reason}`,
  );
  return {
    text: phrases.planning.freeTimes(title, minutes, lines),
    card: {
      action_type: 'scheduling_suggestions',
      title,
      suggestions: choices.map(({ start, reason }) => ({
        start: withOffset(start, zone),
        end: withOffset(new Date(start.getTime() + minutes * 60_000), zone),
        reason,
      })),
    },
  };
}
