import type { AssistantActionTable } from '../features/assistant/assistant.table.ts';
import type { AttachmentTable, DiscardedFileTable } from '../features/attachments/attachments.table.ts';
import type { SessionTable, SignInFailureTable } from '../features/auth/auth.table.ts';
import type { ConversationTable, MessageTable } from '../features/conversations/conversations.table.ts';
import type { EventTable } from '../features/events/events.table.ts';
import type { MemoTable } from '../features/memos/memos.table.ts';
import type { PushTokenTable } from '../features/notifications/notifications.table.ts';
import type { PairedDeviceTable } from '../features/pairing/pairing.table.ts';
import type { ReminderTable } from '../features/reminders/reminders.table.ts';
import type { UserSettingsTable } from '../features/settings/settings.table.ts';
import type { TaskRelationshipTable } from '../features/task-relationships/task-relationships.table.ts';
import type { AgentTaskTable } from '../features/tasks/tasks.table.ts';
import type { TodoTable } from '../features/todos/todos.table.ts';
import type { IdempotencyTable } from '../http/idempotency.table.ts';
import type { SchedulerMarkTable, ToldDayTable } from '../scheduler/scheduler.table.ts';

/** Every table by name. A feature describes its own tables; migrations/ makes them. */
export type Schema = {
  sessions: SessionTable;
  sign_in_failures: SignInFailureTable;
  paired_devices: PairedDeviceTable;
  conversations: ConversationTable;
  messages: MessageTable;
  todos: TodoTable;
  task_relationships: TaskRelationshipTable;
  events: EventTable;
  memos: MemoTable;
  attachments: AttachmentTable;
  discarded_files: DiscardedFileTable;
  agent_tasks: AgentTaskTable;
  assistant_actions: AssistantActionTable;
  push_tokens: PushTokenTable;
  reminders_sent: ReminderTable;
  scheduler_marks: SchedulerMarkTable;
  told_days: ToldDayTable;
  user_settings: UserSettingsTable;
  idempotency_keys: IdempotencyTable;
};
