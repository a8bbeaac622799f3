import { z } from 'zod';
import { tryForText } from '../../ai/ask-for-text.ts';
import { listInText } from '../../ai/json-in-text.ts';
import { promptFor } from '../../ai/prompt.ts';
import { toWall } from '../../lib/time-zone.ts';
import { type AnswerContext, patienceMs } from './answer.ts';
import type { Taken } from './calendar.ts';
import { type Gap, startsIn } from './free-gaps.ts';

export type Choice = { start: Date; reason: string };

export type Wanted = {
  title: string;
  minutes: number;
  gaps: readonly Gap[];
  taken: readonly Taken[];
  now: Date;
  most: number;
};

/** How many starts and events the model is told. */
const mostStarts = 40;
const mostEvents = 40;
/** Characters of a title, and of a reason. */
const shownTitle = 100;
const longestReason = 200;

/**
 * The times the AI finds best, in its order. It chooses by number among starts that are free, so that no answer of it
 * can bring up another one; empty without an AI and when it answers nonsense.
 */
export async function chooseWithAi(context: AnswerContext, wanted: Wanted): Promise<Choice[]> {
  const { ai, signal, logger, zone } = context;
  const { gaps, minutes, now, most } = wanted;
  const starts = gaps.flatMap((gap) => startsIn(gap, minutes)).slice(0, mostStarts);
  const task = [
    `Choose the up to ${most} best of the numbered free times for what the user wants, with different days if possible.`,
    `Answer with JSON alone: [{"number": 1, "reason": "one short sentence in ${context.phrases.language}"}]`,
  ].join('\n');
  const messages = promptFor({ task, data: describe(context, wanted, starts), now, zone });
  const request = { messages, signal, temperature: 0, maxTokens: 500, longest: 4_000, limitMs: patienceMs };
  const answer = await tryForText(ai, request, logger);
  return answer === undefined ? [] : readChoices(answer, starts).slice(0, most);
}

function describe({ message, zone }: AnswerContext, wanted: Wanted, starts: readonly Date[]): string {
  const events = wanted.taken.slice(0, mostEvents).map(({ occurrence, start, end, isAllDay }) => {
    const title = JSON.stringify(occurrence.row.title.slice(0, shownTitle));
    return isAllDay
      ? `${localTime(start, zone).slice(0, 14)}all day: ${title}`
      : `${localTime(start, zone)} to ${localTime(end, zone)}: ${title}`;
  });
  return [
    `Wanted: ${JSON.stringify(wanted.title.slice(0, shownTitle))}, ${wanted.minutes} minutes`,
    `In the words of the user: ${JSON.stringify(message.slice(0, 1000))}`,
    'Free times:',
    ...starts.map((start, index) => `${index + 1}. ${localTime(start, zone)}`),
    'On the calendar:',
    ...events,
  ].join('\n');
}

const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: 'UTC' });

/** `Tue 2026-11-24 09:00`. */
function localTime(at: Date, zone: string): string {
  const wall = toWall(at, zone);
  return `${weekday.format(new Date(`${wall}Z`))} ${wall.slice(0, 16).replace('T', ' ')}`;
}

function readChoices(answer: string, starts: readonly Date[]): Choice[] {
  const choices = new Map<number, Choice>();
  for (const entry of listInText(answer) ?? []) {
    const read = choice.safeParse(entry);
    if (!read.success) continue;
    const { number, reason } = read.data;
    const start = starts[number - 1];
    if (start && !choices.has(number)) choices.set(number, { start, reason });
  }
  return [...choices.values()];
}

const choice = z.object({
  number: z.number(),
  reason: z
    .string()
    .trim()
    .min(1)
    .transform((text) => text.slice(0, longestReason)),
});
