import type { Frame } from '../../live/frames.ts';
import type { TaskRow } from './tasks.store.ts';

/** How far a task is; with its parts when it is a coordinator's. What has no value is left out. */
export const progressFrame = (row: TaskRow, parts: readonly TaskRow[] = []): Frame => ({
  type: 'task_progress',
  data: {
    task_id: row.id,
    progress: row.progress,
    message: row.progress_message ?? '',
    status: row.status,
    ...parentOf(row),
    ...(parts.length > 0 && {
      sub_tasks: parts.map(({ id, instruction, status, progress }) => ({
        id,
        instruction,
        status,
        progress,
      })),
    }),
  },
});

export const completedFrame = (row: TaskRow): Frame => ({
  type: 'task_completed',
  data: { task_id: row.id, task_type: row.task_type, result: row.result ?? '', ...placeOf(row) },
});

export const failedFrame = (row: TaskRow): Frame => ({
  type: 'task_failed',
  data: { task_id: row.id, task_type: row.task_type, error: row.error ?? '', ...placeOf(row) },
});

const parentOf = ({ parent_task_id }: TaskRow) => (parent_task_id === null ? {} : { parent_task_id });

const placeOf = (row: TaskRow) => ({
  ...(row.conversation_id !== null && { conversation_id: row.conversation_id }),
  ...parentOf(row),
});
