import type { LegacyRow } from '../../../db/legacy.ts';
import { type AttachmentRow, baseName, contentTypeOf, extensionOf } from '../../attachments/attachments.ts';
import type { Row } from '../import-source.ts';
import { isKnownSetting } from '../known-settings.ts';
import { createdAt, linked, originOf, type Surroundings, tagsOf } from './surroundings.ts';
import { instantOf, integerOf, jsonObject, listOrNull, oneOf, optionalText, textOf } from './values.ts';

export function convertMemo(row: LegacyRow, around: Surroundings): Row<'memos'> {
  const created_at = createdAt(row, around);
  return {
    id: textOf(row['id']),
    title: textOf(row['title']),
    content: textOf(row['content']),
    tags: tagsOf(row, around),
    ...originOf(row, around),
    created_at,
    updated_at: instantOf(row['updated_at']) ?? created_at,
  };
}

const taskStatuses = ['queued', 'running', 'completed', 'failed'] as const;
const countOf = (value: unknown) => Math.max(0, integerOf(value) ?? 0);

export function convertTask(row: LegacyRow, around: Surroundings): Row<'agent_tasks'> {
  const { repairs, known, taskParents } = around;
  const id = textOf(row['id']);
  const status = oneOf(row['status'], taskStatuses, 'failed', () =>
    repairs.note('background tasks in an unknown state count as failed'),
  );
  const isOpen = status === 'queued' || status === 'running';
  if (isOpen) repairs.note('background tasks that had not ended count as failed');
  const parent_task_id = taskParents.get(id) ?? null;
  if (parent_task_id !== optionalText(row['parent_task_id']))
    repairs.note('parts of background tasks that are gone stand on their own');
  const created_at = createdAt(row, around);
  return {
    id,
    task_type: textOf(row['task_type']) || 'research',
    instruction: textOf(row['instruction']),
    status: isOpen ? 'failed' : status,
    result: optionalText(row['result']),
    error: isOpen ? 'Not finished when the data moved here' : optionalText(row['error']),
    parent_task_id,
    agent_type: textOf(row['agent_type']) || 'general',
    progress: Math.min(100, countOf(row['progress'])),
    progress_message: optionalText(row['progress_message']),
    sub_task_count: countOf(row['sub_task_count']),
    completed_sub_tasks: countOf(row['completed_sub_tasks']),
    ...originOf(row, around),
    todo_id: linked(row['todo_id'], known.todos, () =>
      repairs.note('background tasks of todos that are gone stand alone'),
    ),
    skill_chain: listOrNull(row['skill_chain']),
    current_skill_index: countOf(row['current_skill_index']),
    payload: jsonObject(row['payload'], () => repairs.note('unreadable plans were left out')),
    created_at,
    started_at: instantOf(row['started_at']) ?? null,
    completed_at: instantOf(row['completed_at']) ?? (isOpen ? created_at : null),
  };
}

/** The row with the name on disk as that server has it, whatever that is. */
export function convertAttachment(row: LegacyRow, around: Surroundings): AttachmentRow {
  const { repairs, known } = around;
  const filename = baseName(textOf(row['filename'])) || 'file';
  const owner = (value: unknown, ids: ReadonlySet<string>) =>
    linked(value, ids, () => repairs.note('attachments of items that are gone are kept without one'));
  return {
    id: textOf(row['id']),
    filename,
    stored_filename: textOf(row['stored_filename']),
    content_type: contentTypeOf(extensionOf(filename)),
    size_bytes: countOf(row['size_bytes']),
    memo_id: owner(row['memo_id'], known.memos),
    todo_id: owner(row['todo_id'], known.todos),
    created_at: createdAt(row, around),
  };
}

/** One row a setting; of doubled ones the last counts. Those that clients do not know, or not so, are left out. */
export function convertSettings(rows: Iterable<LegacyRow>, around: Surroundings): Row<'user_settings'>[] {
  const { repairs, now } = around;
  const settings = new Map<string, Row<'user_settings'>>();
  for (const row of rows) {
    const stored = jsonObject(row['settings_json'], () => repairs.note('unreadable settings were left out'));
    const updated_at = instantOf(row['updated_at']) ?? now;
    for (const [name, value] of Object.entries(JSON.parse(stored ?? '{}') as object)) {
      if (isKnownSetting(name, value)) settings.set(name, { name, value: JSON.stringify(value), updated_at });
      else if (value !== null) repairs.note('settings that clients do not know were left out');
    }
  }
  return [...settings.values()];
}
