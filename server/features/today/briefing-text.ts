import { toWall } from '../../lib/time-zone.ts';
import type { Occurrence } from '../events/events.ts';
import type { TodoRow } from '../todos/todos.ts';
import { type DayFacts, greetingAt } from './day.ts';

/** Most entries of one list; the rest is counted. */
const mostListed = 5;

/** The facts of the day as a plain text with lists, or a sentence that the day is free. */
export function briefingText(facts: DayFacts): string {
  const { now, zone, events, due, overdue, inProgress, inboxCount, agentTasks } = facts;
  const named = new Set([...due, ...overdue].map(({ id }) => id));
  const sections = [
    section(
      'Events today',
      events.map((found) => eventLine(found, zone)),
    ),
    section('Due today', due.map(todoLine)),
    section('Overdue', overdue.map(todoLine)),
    section('In progress', inProgress.filter(({ id }) => !named.has(id)).map(todoLine)),
    counted(inboxCount, 'todo without a date', 'todos without a date'),
    counted(agentTasks, 'task running in the background', 'tasks running in the background'),
  ].filter((text) => text !== '');
  const greeting = `${greetingAt(now, zone)}!`;
  if (sections.length === 0) return `${greeting} Nothing is planned for today: the day is free.`;
  return [`${greeting} This is your day:`, ...sections].join('\n\n');
}

/** `HH:MM` of its start on the owner's clock. */
export const clockOf = ({ start }: Occurrence, zone: string) => toWall(start, zone).slice(11, 16);

function eventLine(found: Occurrence, zone: string): string {
  const { title, location, is_all_day } = found.row;
  const when = is_all_day === 1 ? 'all day' : clockOf(found, zone);
  return `${when}: ${title}${location ? ` (${location})` : ''}`;
}

const todoLine = ({ title, priority, urgency }: TodoRow) => (urgency >= 2 ? `${title} (${priority})` : title);

function section(heading: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const rest = lines.length - mostListed;
  const shown = rest > 0 ? [...lines.slice(0, mostListed), `and ${rest} more`] : lines;
  return [`${heading}:`, ...shown.map((line) => `- ${line}`)].join('\n');
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}.`;
