import type { Insertable } from 'kysely';
import type { LegacyRow } from '../../db/legacy.ts';
import type { Schema } from '../../db/schema.ts';
import {
  flagOf,
  instantOf,
  integerOf,
  jsonObject,
  oneOf,
  optionalText,
  type Repairs,
  textArray,
  textOf,
} from './values.ts';

/** What the rows of one table are judged by. */
export type Surroundings = {
  repairs: Repairs;
  /** Stands in where the Python server lost a time. */
  now: string;
  /** Ids of the legacy file, for links that lead nowhere. */
  known: {
    conversations: ReadonlySet<string>;
    todos: ReadonlySet<string>;
    memos: ReadonlySet<string>;
    tasks: ReadonlySet<string>;
  };
};

type Row<T extends keyof Schema> = Insertable<Schema[T]>;

const created = ({ created_at }: LegacyRow, { now, repairs }: Surroundings): string => {
  const at = instantOf(created_at);
  if (at === undefined) repairs.note('items without a readable time of creation got the time of the import');
  return at ?? now;
};

const linked = (value: unknown, known: ReadonlySet<string>, repair: () => void): string | null => {
  const id = optionalText(value);
  if (id === null || known.has(id)) return id;
  repair();
  return null;
};

export function convertConversation(row: LegacyRow, around: Surroundings): Row<'conversations'> {
  const created_at = created(row, around);
  return {
    id: textOf(row['id']),
    title: textOf(row['title']),
    is_archived: flagOf(row['is_archived']),
    project_todo_id: linked(row['project_todo_id'], around.known.todos, () =>
      around.repairs.note('conversations of projects that are gone became ordinary ones'),
    ),
    metadata: jsonObject(row['metadata'], () => around.repairs.note('unreadable metadata was left out')),
    created_at,
    updated_at: instantOf(row['updated_at']) ?? created_at,
  };
}

/** The conversation that messages of a purged one are kept in. */
export function recoveredConversation(id: string, at: string): Row<'conversations'> {
  return {
    id,
    title: 'Recovered conversation',
    is_archived: 1,
    project_todo_id: null,
    metadata: null,
    created_at: at,
    updated_at: at,
  };
}

export function convertMessage(row: LegacyRow, around: Surroundings): Row<'messages'> {
  const isUser = row['role'] === 'user';
  return {
    id: textOf(row['id']),
    conversation_id: textOf(row['conversation_id']),
    role: isUser ? 'user' : 'assistant',
    content: textOf(row['content']),
    // Clients know two roles; a system message is a notice of the assistant.
    message_type: row['role'] === 'system' || row['message_type'] === 'system' ? 'system' : 'text',
    intent: optionalText(row['intent']),
    metadata: jsonObject(row['metadata'], () => around.repairs.note('unreadable metadata was left out')),
    reply_to: null,
    created_at: created(row, around),
  };
}

export function convertMemo(row: LegacyRow, around: Surroundings): Row<'memos'> {
  const created_at = created(row, around);
  return {
    id: textOf(row['id']),
    title: textOf(row['title']),
    content: textOf(row['content']),
    tags: tagsOf(row, around),
    conversation_id: optionalText(row['conversation_id']),
    message_id: optionalText(row['message_id']),
    created_at,
    updated_at: instantOf(row['updated_at']) ?? created_at,
  };
}

export const tagsOf = (row: LegacyRow, { repairs }: Surroundings) =>
  textArray(row['tags'], () => repairs.note('unreadable tags were left out'));

const taskStatuses = ['queued', 'running', 'completed', 'failed'] as const;

export function convertTask(row: LegacyRow, around: Surroundings): Row<'agent_tasks'> {
  const status = oneOf(row['status'], taskStatuses, 'failed', () =>
    around.repairs.note('background tasks in an unknown state count as failed'),
  );
  const isOpen = status === 'queued' || status === 'running';
  if (isOpen) around.repairs.note('background tasks that had not ended count as failed');
  const created_at = created(row, around);
  return {
    id: textOf(row['id']),
    task_type: textOf(row['task_type']) || 'research',
    instruction: textOf(row['instruction']),
    status: isOpen ? 'failed' : status,
    result: optionalText(row['result']),
    error: isOpen ? 'Not finished when the data moved here' : optionalText(row['error']),
    parent_task_id: linked(row['parent_task_id'], around.known.tasks, () =>
      around.repairs.note('parts of background tasks that are gone stand alone'),
    ),
    agent_type: textOf(row['agent_type']) || 'general',
    progress: Math.min(100, Math.max(0, integerOf(row['progress']) ?? 0)),
    progress_message: optionalText(row['progress_message']),
    sub_task_count: integerOf(row['sub_task_count']) ?? 0,
    completed_sub_tasks: integerOf(row['completed_sub_tasks']) ?? 0,
    conversation_id: optionalText(row['conversation_id']),
    message_id: optionalText(row['message_id']),
    todo_id: optionalText(row['todo_id']),
    skill_chain: null,
    payload: jsonObject(row['payload'], () => around.repairs.note('unreadable plans were left out')),
    created_at,
    started_at: instantOf(row['started_at']) ?? null,
    completed_at: instantOf(row['completed_at']) ?? (isOpen ? created_at : null),
  };
}

const relationshipTypes = ['blocks', 'blocked_by', 'related', 'duplicate_of'] as const;

/** Undefined for a relationship that leads nowhere or to itself. */
export function convertRelationship(
  row: LegacyRow,
  around: Surroundings,
): Row<'task_relationships'> | undefined {
  const { repairs, known } = around;
  const [source, target] = [textOf(row['source_todo_id']), textOf(row['target_todo_id'])];
  if (source === target || !known.todos.has(source) || !known.todos.has(target)) {
    repairs.note('relationships of todos that are gone were left out');
    return undefined;
  }
  return {
    id: textOf(row['id']),
    source_todo_id: source,
    target_todo_id: target,
    relationship_type: oneOf(row['relationship_type'], relationshipTypes, 'related', () =>
      repairs.note('relationships of an unknown kind became related'),
    ),
    created_at: created(row, around),
  };
}
