import type { LegacyRow } from '../../../db/legacy.ts';
import type { Row } from '../import-source.ts';
import { createdAt, originOf, type Surroundings, tagsOf } from './surroundings.ts';
import { instantOf, integerOf, jsonObject, listOrNull, oneOf, optionalText, textOf } from './values.ts';

const statuses = ['pending', 'in_progress', 'completed', 'cancelled'] as const;
const priorities = ['low', 'medium', 'high', 'urgent'] as const;
const inboxStates = ['none', 'captured'] as const;

export function convertTodo(row: LegacyRow, around: Surroundings): Row<'todos'> {
  const { repairs, todoParents } = around;
  const id = textOf(row['id']);
  const created_at = createdAt(row, around);
  const updated_at = instantOf(row['updated_at']) ?? created_at;
  const status = oneOf(row['status'], statuses, 'pending', () =>
    repairs.note('todos in an unknown state became pending'),
  );
  const parent_id = todoParents.get(id) ?? null;
  if (parent_id !== optionalText(row['parent_id']))
    repairs.note('todos whose parent is gone, or is below them, stand on their own');
  return {
    id,
    title: textOf(row['title']),
    description: optionalText(row['description']),
    status,
    priority: oneOf(row['priority'], priorities, 'medium', () =>
      repairs.note('todos of an unknown priority became medium'),
    ),
    due_date: timeOf(row['due_date'], around),
    completed_at: status === 'completed' ? (instantOf(row['completed_at']) ?? updated_at) : null,
    parent_id,
    sort_order: integerOf(row['sort_order']) ?? 0,
    tags: tagsOf(row, around),
    source: optionalText(row['source']),
    source_id: optionalText(row['source_id']),
    assignee: optionalText(row['assignee']),
    enabled_skills: listOrNull(row['enabled_skills']),
    // Sorting that the other server had under way does not go on here.
    inbox_state: oneOf(row['inbox_state'] ?? 'none', inboxStates, 'captured', () =>
      repairs.note('todos in the inbox went back to its beginning'),
    ),
    automation_error: null,
    estimated_minutes: positive(row['estimated_minutes']),
    depends_on: dependenciesOf(row, id, around),
    clarification_questions: listOrNull(row['clarification_questions']),
    clarification_answers: answersOf(row),
    recurrence_rule: optionalText(row['recurrence_rule']),
    recurrence_end: timeOf(row['recurrence_end'], around),
    recurring_source_id: optionalText(row['recurring_source_id']),
    series_start: null,
    next_occurrence_id: null,
    ...originOf(row, around),
    created_at,
    updated_at,
  };
}

const positive = (value: unknown) => {
  const minutes = integerOf(value);
  return minutes !== null && minutes >= 0 ? minutes : null;
};

/** Absent stays absent; a text that is no time is noted. */
export function timeOf(value: unknown, { repairs }: Surroundings): string | null {
  const at = instantOf(value);
  if (at === undefined && optionalText(value) !== null) repairs.note('unreadable times were left out');
  return at ?? null;
}

function dependenciesOf(row: LegacyRow, id: string, { known, repairs }: Surroundings): string | null {
  const named = JSON.parse(listOrNull(row['depends_on']) ?? '[]') as string[];
  const kept = named.filter((other) => other !== id && known.todos.has(other));
  if (kept.length < named.length) repairs.note('todos no longer wait for todos that are gone');
  return kept.length > 0 ? JSON.stringify(kept) : null;
}

/** Clients read texts only. */
function answersOf(row: LegacyRow): string | null {
  const answers = JSON.parse(jsonObject(row['clarification_answers'], () => undefined) ?? '{}') as object;
  const texts = Object.entries(answers).filter(([, answer]) => typeof answer === 'string');
  return texts.length > 0 ? JSON.stringify(Object.fromEntries(texts)) : null;
}

const relationshipTypes = ['blocks', 'blocked_by', 'related', 'duplicate_of'] as const;

/** Makes the converter of relationships; it leaves out those that lead nowhere, to themselves, or say a thing twice. */
export function relationshipConverter(around: Surroundings) {
  const { repairs, known } = around;
  const said = new Set<string>();
  return (row: LegacyRow): Row<'task_relationships'> | undefined => {
    const [source, target] = [textOf(row['source_todo_id']), textOf(row['target_todo_id'])];
    if (source === target || !known.todos.has(source) || !known.todos.has(target)) {
      repairs.note('relationships of todos that are gone were left out');
      return undefined;
    }
    const type = oneOf(row['relationship_type'], relationshipTypes, 'related', () =>
      repairs.note('relationships of an unknown kind became related'),
    );
    const meaning = JSON.stringify([source, target, type]);
    if (said.has(meaning)) {
      repairs.note('doubled relationships were left out');
      return undefined;
    }
    said.add(meaning);
    return {
      id: textOf(row['id']),
      source_todo_id: source,
      target_todo_id: target,
      relationship_type: type,
      created_at: createdAt(row, around),
    };
  };
}
