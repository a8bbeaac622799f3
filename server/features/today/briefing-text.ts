import { toWall } from '../../lib/time-zone.ts';
import type { Occurrence } from '../events/events.ts';
import type { TodoRow } from '../todos/todos.ts';
import type { DayFacts } from './day.ts';
import { type DayPhrases, dayPhrases, type Language } from './phrases.ts';

/** Most entries of one list; the rest is counted. */
const mostListed = 5;

/** The facts of the day as a plain text with lists, or a sentence that the day is free. */
export function briefingText(facts: DayFacts, language: Language = 'English'): string {
  const { now, zone, events, due, overdue, inProgress, inboxCount, agentTasks } = facts;
  const phrases = dayPhrases[language];
  const { headings } = phrases;
  const named = new Set([...due, ...overdue].map(({ id }) => id));
  const started = inProgress.filter(({ id }) => !named.has(id));
  const todoLine = (row: TodoRow) => lineOf(row, phrases);
  const sections = [
    section(
      headings.events,
      events.map((found) => eventLine(found, zone, phrases)),
      phrases,
    ),
    section(headings.due, due.map(todoLine), phrases),
    section(headings.overdue, overdue.map(todoLine), phrases),
    section(headings.inProgress, started.map(todoLine), phrases),
    inboxCount === 0 ? '' : phrases.inbox(inboxCount),
    agentTasks === 0 ? '' : phrases.agentTasks(agentTasks),
  ].filter((text) => text !== '');
  const greeting = `${greetingAt(now, zone, language)}!`;
  if (sections.length === 0) return `${greeting} ${phrases.freeDay}`;
  return [`${greeting} ${phrases.yourDay}`, ...sections].join('\n\n');
}

/** By the hour of the owner's clock. */
export const greetingAt = (now: Date, zone: string, language: Language = 'English') =>
  dayPhrases[language].greeting(Number(toWall(now, zone).slice(11, 13)));

/** `HH:MM` of its start on the owner's clock. */
export const clockOf = ({ start }: Occurrence, zone: string) => toWall(start, zone).slice(11, 16);

function eventLine(found: Occurrence, zone: string, { allDay }: DayPhrases): string {
  const { title, location, is_all_day } = found.row;
  const when = is_all_day === 1 ? allDay : clockOf(found, zone);
  return `${when}: ${title}${location ? ` (${location})` : ''}`;
}

const lineOf = ({ title, priority, urgency }: TodoRow, phrases: DayPhrases) =>
  urgency >= 2 ? `${title} (${phrases.priority(priority)})` : title;

/** A list under its heading, so many entries long; empty without any. */
export function section(
  heading: string,
  lines: readonly string[],
  { andMore }: DayPhrases,
  total = lines.length,
): string {
  if (lines.length === 0) return '';
  const kept = lines.slice(0, mostListed);
  const rest = total - kept.length;
  const shown = rest > 0 ? [...kept, andMore(rest)] : kept;
  return [`${heading}:`, ...shown.map((line) => `- ${line}`)].join('\n');
}
