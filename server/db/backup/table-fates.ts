import type { Schema } from '../schema.ts';

/**
 * What a backup does with each table. `content` is what the owner wrote; it goes into backups and is replaced when one is
 * restored. `access` belongs to this installation: who may come in, which requests were answered, what the owner was
 * told. It is left out of backups and stays as it is through a restore, so that a session that was ended never comes
 * back, one that is valid stays so, and nothing is told twice.
 */
const tableFates = {
  sessions: 'access',
  sign_in_failures: 'access',
  paired_devices: 'access',
  device_days: 'access',
  conversations: 'content',
  messages: 'content',
  todos: 'content',
  task_relationships: 'content',
  events: 'content',
  memos: 'content',
  attachments: 'content',
  discarded_files: 'content',
  agent_tasks: 'content',
  assistant_actions: 'content',
  push_tokens: 'access',
  calendar_feeds: 'access',
  reminders_sent: 'access',
  scheduler_marks: 'access',
  told_days: 'access',
  user_settings: 'content',
  idempotency_keys: 'access',
} as const satisfies Record<keyof Schema, 'content' | 'access'>;

type TableName = keyof typeof tableFates;

const tablesOf = (fate: 'content' | 'access') =>
  (Object.keys(tableFates) as TableName[]).filter((name) => tableFates[name] === fate);

export const contentTables: readonly TableName[] = tablesOf('content');
export const accessTables: readonly TableName[] = tablesOf('access');
