import type { ToolDefinition } from '../ai/provider.ts';
import type { Intent } from './understand/intents.ts';

const plain = { type: 'string' };
const text = (description: string) => ({ ...plain, description });

/** What a name says by itself is not said again: a model is given all of this with every message. */
const fields = {
  title: text("Short name in the user's words, without date and command."),
  existing: text('Name of the item meant, as listed.'),
  status: { type: 'string', enum: ['pending', 'in_progress', 'completed', 'cancelled'] },
  new_title: plain,
  description: plain,
  due_date: plain,
  priority: { type: 'string', enum: ['low', 'medium', 'high', 'urgent'] },
  start_time: plain,
  end_time: plain,
  location: plain,
  query: plain,
  duration: { type: 'integer', description: 'Minutes.' },
  preferred_date: plain,
  recurrence_rule: text('RFC 5545, such as FREQ=WEEKLY;BYDAY=MO.'),
  instruction: text('The work in full.'),
  task_type: { type: 'string', enum: ['research', 'drafting', 'analysis', 'general'] },
  all: { type: 'boolean', description: 'Only for more than one item; without a name every one.' },
} as const;

type Field = keyof typeof fields;
type Tool = { description: string; required?: readonly Field[]; optional?: readonly Field[] };

const tools: Readonly<Partial<Record<Intent, Tool>>> = {
  create_todo: {
    description: 'Add a task or reminder, or an item to the shopping list.',
    required: ['title'],
    optional: ['description', 'due_date', 'priority', 'recurrence_rule'],
  },
  query_todos: { description: 'List tasks.', optional: ['due_date', 'priority', 'status'] },
  update_todo: {
    description: 'Change an existing task.',
    optional: [
      'existing',
      'new_title',
      'description',
      'due_date',
      'priority',
      'status',
      'recurrence_rule',
      'all',
    ],
  },
  complete_todo: { description: 'Mark an existing task as done.', optional: ['existing', 'all'] },
  delete_todo: {
    description: 'Delete an existing task; with all, those of a status.',
    optional: ['existing', 'all', 'status'],
  },
  create_event: {
    description: 'Put an appointment on the calendar.',
    required: ['title', 'start_time'],
    optional: ['end_time', 'duration', 'location', 'description', 'recurrence_rule'],
  },
  query_events: { description: 'Read the calendar.', optional: ['title', 'start_time', 'end_time'] },
  update_event: {
    description: 'Move or change an existing appointment.',
    optional: [
      'existing',
      'new_title',
      'start_time',
      'end_time',
      'duration',
      'location',
      'description',
      'all',
    ],
  },
  delete_event: { description: 'Cancel an existing appointment.', optional: ['existing', 'all'] },
  create_memo: {
    description: 'Keep a note.',
    required: ['description'],
    optional: ['title'],
  },
  query_memos: { description: 'List notes.' },
  update_memo: {
    description: 'Change an existing note.',
    optional: ['existing', 'new_title', 'description', 'all'],
  },
  delete_memo: { description: 'Delete an existing note.', optional: ['existing', 'all'] },
  search: { description: 'Search tasks, appointments, notes and messages.', required: ['query'] },
  delegate_task: {
    description: 'Longer work in the background: research, drafting, comparing.',
    required: ['instruction'],
    optional: ['task_type'],
  },
  daily_briefing: { description: 'Overview of the day.' },
  weekly_review: { description: 'Look back on the week.' },
  suggest_time: {
    description: 'Suggest free times.',
    optional: ['title', 'duration', 'preferred_date'],
  },
  check_conflicts: { description: 'Whether a time is free.', optional: ['start_time', 'end_time'] },
  analyze_schedule: { description: 'How busy the coming days are.' },
};

/** The functions a model may call: one for each intent but plain chat. */
export const toolDefinitions: readonly ToolDefinition[] = Object.entries(tools).map(([name, tool]) => {
  const { description, required = [], optional = [] } = tool;
  return {
    name,
    description,
    parameters: {
      type: 'object',
      properties: Object.fromEntries([...required, ...optional].map((field) => [field, fields[field]])),
      required: [...required],
    },
  };
});
