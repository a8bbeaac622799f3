import { type DateContext, readDates, type When } from '../../dates/dates.ts';
import type { Intent } from '../intents.ts';

/** How far what is there is moved, and how much longer it is to take; minutes, negative for earlier and shorter. */
export type Distances = { readonly shiftMinutes?: number; readonly extendMinutes?: number };

const more = /^\s*(?:later|earlier|sooner|longer|shorter|more|less|back|forwards?|ahead)\b/i;
const putOff = /\b(?:snooze|postpone|delay|defer)\w*\b/i;
const earlier = /\b(?:earlier|sooner|forwards?|ahead)\b|\b(?:move|bring|push|pull)\s(?:.+\s)?up\b/i;
const lengthens = /\b(?:extend|lengthen|prolong)\w*\b|\b(?:longer|more)\b/i;
const shortens = /\b(?:shorten|cut|trim)\w*\b|\b(?:shorter|less)\b/i;

/** "By an hour", "15 minutes later", "delay it for a week": a distance from what is there, and no length. */
export function isDistance(text: string, { spans }: When): boolean {
  const [first, last] = [spans[0], spans.at(-1)];
  const said = text.slice(first?.start, last?.end);
  const [before, after] = [text.slice(0, first?.start), text.slice(last?.end)];
  return (
    more.test(after) ||
    /^by\b/i.test(said) ||
    /\b(?:by|back|forward|up|another)\s+$/i.test(before) ||
    putOff.test(before)
  );
}

const units = '(?:minutes?|mins?|hours?|hrs?|days?|weeks?)';
const numbers =
  'an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty(?:[- ]five)?|sixty|ninety';
const amount = `(?:\\d+|${numbers}|a couple of)\\s*${units}(?: and a half)?`;

/** Said so plainly that it is a distance, though the reader of dates takes it for nothing or for a deadline. */
const plainly = [
  new RegExp(`\\bby\\s+((?:\\S+\\s+){0,4}?${units})\\b`, 'i'),
  new RegExp(`\\b(${amount})\\s+(?:later|earlier|sooner|longer|shorter|back|forwards?|ahead)\\b`, 'i'),
  new RegExp(`\\b(?:back|forwards?|ahead|up)\\s+(${amount})(?=[\\s.!?]*$)`, 'i'),
];

/** The distance that is said; "by two days" alone would be read as a deadline. */
export function findDistance(text: string, whens: readonly When[], context: DateContext): When | undefined {
  const lasts = ({ durationMinutes }: When) => durationMinutes !== undefined;
  const found = whens.find((when) => lasts(when) && isDistance(text, when));
  if (found) return found;
  const said = plainly.map((form) => form.exec(text)?.[1]).find((words) => words !== undefined);
  return said === undefined ? undefined : readDates(`for ${said}`, context).find(lasts);
}

/** "Half an hour later" read as a time from now on; of something that is there it says how far it is moved. */
export function isReadFromNow(text: string, { spans }: When): boolean {
  const said = text.slice(spans[0]?.start, spans.at(-1)?.end);
  return /\S\s+(?:later|earlier|sooner)$/i.test(said);
}

/** What a distance does to an appointment's time or length, or to the day a task is due. */
export function readDistances(text: string, when: When | undefined, intent: Intent): Distances {
  const minutes = when?.durationMinutes;
  if (minutes === undefined) return {};
  if (intent === 'update_event') {
    if (lengthens.test(text)) return { extendMinutes: minutes };
    if (shortens.test(text)) return { extendMinutes: -minutes };
  }
  return intent === 'update_memo' ? {} : { shiftMinutes: earlier.test(text) ? -minutes : minutes };
}
