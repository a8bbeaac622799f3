import type { Occurrence } from '../events/events.ts';
import type { TodoRow } from '../todos/todos.ts';
import { briefingText, clockOf } from './briefing-text.ts';
import type { DayFacts } from './day.ts';
import { suggestFor } from './suggestions.ts';
import type { Briefing } from './today.schema.ts';

const mostHighlights = 5;

const loads = [
  { upTo: 3, name: 'light', message: 'A quiet day.' },
  { upTo: 7, name: 'moderate', message: 'A well-filled day. Take one thing after the other.' },
  {
    upTo: Number.POSITIVE_INFINITY,
    name: 'heavy',
    message: 'A full day. Think about moving something to another one.',
  },
] as const;

/**
 * The briefing by rule, from the facts alone: no AI, no error. `text` replaces the plain list by words of an AI; all
 * that is counted stays.
 */
export function composeBriefing(facts: DayFacts, text: string = briefingText(facts)): Briefing {
  const { events, due, overdue, inProgress } = facts;
  const items = events.length + due.length + overdue.length;
  const load = loads.find(({ upTo }) => items <= upTo) ?? loads[2];
  return {
    briefing: text,
    summary: text,
    highlights: highlightsOf(facts),
    suggestions: suggestFor(facts, load.name),
    load_assessment: load.name,
    load_message: items === 0 ? 'The day is free.' : load.message,
    stats: {
      events: events.length,
      tasks_due: due.length,
      overdue: overdue.length,
      in_progress: inProgress.length,
      inbox: facts.inboxCount,
      agent_tasks: facts.agentTasks,
      high_priority: new Set([...due, ...overdue, ...inProgress].filter(isPressing)).size,
      upcoming_tasks: facts.upcoming.tasks,
      upcoming_events: facts.upcoming.events,
    },
    date: facts.date,
  };
}

const isPressing = ({ priority }: TodoRow) => priority === 'high' || priority === 'urgent';

/** What matters most in a few lines: what is still to come on the calendar, pressing todos, what is late. */
function highlightsOf({ events, due, overdue, now, zone }: DayFacts): string[] {
  const ahead = events.filter(({ start, row }) => row.is_all_day === 1 || start >= now);
  const eventLine = (found: Occurrence) =>
    found.row.is_all_day === 1
      ? `${found.row.title}, all day`
      : `${found.row.title} at ${clockOf(found, zone)}`;
  return [
    ...ahead.slice(0, 3).map(eventLine),
    ...due.filter(isPressing).map(({ title, priority }) => `${title} is due today (${priority})`),
    ...(overdue.length > 0
      ? [overdue.length === 1 ? '1 todo is overdue' : `${overdue.length} todos are overdue`]
      : []),
  ].slice(0, mostHighlights);
}
