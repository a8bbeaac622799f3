import { tryForText } from '../../ai/ask-for-text.ts';
import { promptFor } from '../../ai/prompt.ts';
import { localDate, toWall } from '../../lib/time-zone.ts';
import { type Answer, type AnswerContext, patienceMs } from './answer.ts';
import { minutesOf, type Taken, takenIn, weekFrom } from './calendar.ts';
import { type Gap, gapsIn } from './free-gaps.ts';

/** How many events the model is told, and characters of each title. */
const mostEvents = 60;
const shownTitle = 100;
/** Characters of the answer. */
const longest = 2_000;

/** How full the next seven days are: in figures, or in the words of the AI about these figures. */
export const analyzeSchedule: Answer = async (context) => {
  const { work, zone, phrases, workingHours, ai, signal, logger } = context;
  const { now, span, taken } = await work.read(async ({ db, now }) => {
    const span = weekFrom(now, zone);
    return { now, span, taken: await takenIn(db, span, zone) };
  });
  if (taken.length === 0) return { text: phrases.planning.emptySchedule };
  const figures = inFigures(context, taken, gapsIn(span, taken, workingHours, zone));
  const task = [
    'Tell the user in at most five sentences of plain text how their next seven days look: how full, which day is the',
    `busiest, where there is room, and what to watch. Use the figures as they are. Write in ${phrases.language}.`,
  ].join('\n');
  const data = [figures, ...taken.slice(0, mostEvents).map((found) => line(found, zone))].join('\n');
  const messages = promptFor({ task, data, now, zone });
  const words = await tryForText(
    ai,
    { messages, signal, maxTokens: 400, longest, limitMs: patienceMs },
    logger,
  );
  return { text: words ?? figures };
};

function line({ occurrence, start, end, isAllDay }: Taken, zone: string): string {
  const title = JSON.stringify(occurrence.row.title.slice(0, shownTitle));
  const [day = '', clock = ''] = toWall(start, zone).split('T');
  return isAllDay
    ? `${day} all day: ${title}`
    : `${day} ${clock.slice(0, 5)} to ${toWall(end, zone).slice(11, 16)}: ${title}`;
}

function inFigures({ phrases, zone }: AnswerContext, taken: readonly Taken[], gaps: readonly Gap[]): string {
  const timed = taken.filter(({ isAllDay }) => !isAllDay);
  const busiest = busiestDay(timed, zone);
  const longestGap = gaps.reduce<Gap | undefined>(
    (best, gap) => (best && minutesOf(best) >= minutesOf(gap) ? best : gap),
    undefined,
  );
  return phrases.planning.schedule({
    events: taken.length,
    allDay: taken.length - timed.length,
    minutes: sum(timed),
    busiest: busiest && {
      day: phrases.time({ at: busiest.first.start, zone, dayOnly: true }),
      events: busiest.events,
      minutes: busiest.minutes,
    },
    freeMinutes: sum(gaps),
    longestGap: longestGap && {
      from: phrases.time({ at: longestGap.start, zone, dayOnly: false }),
      minutes: minutesOf(longestGap),
    },
  });
}

const sum = (spans: readonly { start: Date; end: Date }[]) =>
  spans.reduce((minutes, span) => minutes + minutesOf(span), 0);

/** The day on which events that begin there last longest; of equals the earlier one. */
function busiestDay(timed: readonly Taken[], zone: string) {
  const days = Map.groupBy(timed, ({ start }) => localDate(start, zone));
  return [...days.values()]
    .flatMap((events) =>
      events[0] ? [{ first: events[0], events: events.length, minutes: sum(events) }] : [],
    )
    .reduce<{ first: Taken; events: number; minutes: number } | undefined>(
      (best, day) => (best && best.minutes >= day.minutes ? best : day),
      undefined,
    );
}
