import { exactWithOffset } from '../../lib/time-zone.ts';
import type { InboxState, Todo } from './todos.schema.ts';
import type { TodoRow } from './todos.store.ts';

const nextActions: Partial<Record<InboxState, Todo['next_action']>> = {
  classifying: 'wait',
  planning: 'wait',
  questioning: 'answer',
  plan_ready: 'review',
  captured: 'organize',
  error: 'retry',
};

/** A todo as clients get it, with its due date in the owner's zone. */
export function presentTodo(row: TodoRow, zone: string): Todo {
  return {
    id: row.id,
    title: row.title,
    description: row.description ?? undefined,
    status: row.status,
    priority: row.priority,
    due_date: inZone(row.due_date, zone),
    completed_at: row.completed_at,
    tags: JSON.parse(row.tags) as string[],
    parent_id: row.parent_id,
    sort_order: row.sort_order,
    source: row.source ?? undefined,
    source_id: row.source_id ?? undefined,
    assignee: row.assignee ?? undefined,
    enabled_skills: parsed(row.enabled_skills),
    inbox_state: row.inbox_state,
    estimated_minutes: row.estimated_minutes ?? undefined,
    depends_on: parsed(row.depends_on),
    clarification_questions: parsed(row.clarification_questions),
    clarification_answers: parsed(row.clarification_answers),
    recurrence_rule: row.recurrence_rule ?? undefined,
    recurrence_end: inZone(row.recurrence_end, zone),
    is_recurring: row.recurrence_rule !== null,
    recurring_source_id: row.recurring_source_id ?? undefined,
    next_action: row.status === 'completed' ? undefined : nextActions[row.inbox_state],
    plan_summary: waitingPlan(row),
    project_label: row.source_id === null ? undefined : projectLabel(row.source_id),
    automation_error: row.automation_error ?? undefined,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

const inZone = (instant: string | null, zone: string) =>
  instant === null ? undefined : exactWithOffset(new Date(instant), zone);

const waitingPlan = ({ inbox_state, plan_summary }: TodoRow) =>
  inbox_state === 'plan_ready' && plan_summary !== null ? plan_summary : undefined;

const parsed = <T>(json: string | null): T | undefined =>
  json === null ? undefined : (JSON.parse(json) as T);

/** `backend_rewrite` becomes `Backend Rewrite`. */
const projectLabel = (sourceId: string) =>
  sourceId
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .replaceAll(/(^|\s)\p{Letter}/gu, (start) => start.toUpperCase());
