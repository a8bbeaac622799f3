import type { Updateable } from 'kysely';
import { parseTimestamp } from '../../lib/timestamps.ts';
import type { InboxState, TodoUpdate } from './todos.schema.ts';
import type { TodoTable } from './todos.table.ts';

type Fields = Omit<TodoUpdate, 'title' | 'status' | 'priority' | 'inbox_state' | 'sort_order'> & {
  sort_order?: number | null | undefined;
};

/** What making and changing a todo have in common, as columns. What is absent stays out, null clears. */
export function storedFields(wanted: Fields, zone: string) {
  const columns = {
    description: wanted.description,
    due_date: instant(wanted.due_date, zone),
    tags: wanted.tags === undefined ? undefined : JSON.stringify(wanted.tags ?? []),
    parent_id: wanted.parent_id,
    sort_order: wanted.sort_order === null ? 0 : wanted.sort_order,
    source: wanted.source,
    source_id: wanted.source_id,
    assignee: wanted.assignee,
    enabled_skills: list(wanted.enabled_skills),
    estimated_minutes: wanted.estimated_minutes,
    depends_on: list(wanted.depends_on),
    recurrence_rule: wanted.recurrence_rule === '' ? null : wanted.recurrence_rule,
    recurrence_end: instant(wanted.recurrence_end, zone),
  } satisfies Updateable<TodoTable>;
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    Pick<Updateable<TodoTable>, keyof typeof columns>
  >;
}

const instant = (text: string | null | undefined, zone: string) =>
  typeof text === 'string' ? parseTimestamp(text, zone).toISOString() : text;

/** An empty list is no list; doubles count once. */
const list = (values: readonly string[] | null | undefined) =>
  values?.length ? JSON.stringify([...new Set(values)]) : values && null;

/**
 * `classifying` shows a spinner for as long as it lasts, so only whoever begins the sorting stores it: until then a todo
 * of its own is captured, and a part of another needs no sorting.
 */
export function storedInboxState(wanted: InboxState, parentId: string | null): InboxState {
  if (wanted !== 'classifying') return wanted;
  return parentId === null ? 'captured' : 'none';
}
