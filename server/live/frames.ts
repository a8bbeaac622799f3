import type { Job } from '../features/jobs/jobs.schema.ts';

/** What the server says over the socket. Absent values are left out: one client reads null as the text "null". */
export type Frame =
  | { type: 'stream_start'; data: { message_id: string; conversation_id: string } }
  | { type: 'stream_chunk'; data: { message_id: string; content: string; index: number } }
  | {
      type: 'stream_end';
      data: {
        message_id: string;
        conversation_id: string;
        full_content: string;
        metadata?: Record<string, unknown>;
        intent?: string;
      };
    }
  | { type: 'conversation_updated'; data: { conversation_id: string; title: string } }
  | { type: 'module_data_changed'; data: { module: 'todos' | 'events' | 'memos' } }
  | {
      type: 'task_progress';
      data: {
        task_id: string;
        /** 0 to 100. */
        progress: number;
        message: string;
        status: string;
        parent_task_id?: string;
        /** The parts of a coordinator's work. */
        sub_tasks?: { id: string; instruction: string; status: string; progress: number }[];
      };
    }
  | { type: 'task_completed'; data: EndedTask & { result: string } }
  | { type: 'task_failed'; data: EndedTask & { error: string } }
  | { type: 'reminder'; data: ReminderFrameData }
  /** The content is plain text. */
  | { type: 'daily_briefing'; data: { content: string; generated_at: string } }
  | {
      type: 'weekly_review';
      data: { content: string; suggestions: string[]; stats: Record<string, number> };
    }
  | {
      type: 'nudge';
      data: { title: string; message: string; todo_id: string; suggested_action: SuggestedAction };
    }
  /** To owners only: a device was paired or revoked, or the server has other addresses. */
  | { type: 'devices_changed' }
  | { type: 'network_changed' }
  /** To the dashboard only, at most a few a second: what is worth asking for again. */
  | { type: 'dashboard_changed'; data: { topics: Topic[] } }
  /** To the dashboard only: a job as `GET /api/dashboard/jobs/{job_id}` answers it, at most five times a second. */
  | { type: 'job_changed'; data: Job }
  | { type: 'heartbeat' }
  | { type: 'pong' };

/**
 * What the dashboard shows and may have changed: the state lines, counts and dates, who is connected, the settings, the
 * network change on trial, the backups.
 */
export type Topic = 'home' | 'data' | 'tasks' | 'connections' | 'settings' | 'network_trial' | 'backups';

/** What is said about a todo or event that is due. */
export type ReminderFrameData = {
  reminder_type: 'event' | 'todo' | 'todo_overdue';
  item_type: 'event' | 'todo';
  item_id: string;
  title: string;
  /** One sentence, shown as it is. */
  message: string;
  /** Whole minutes to the start or the due time; 0 once it has come. */
  minutes_until: number;
  occurrence_date?: string;
};

export type SuggestedAction = 'break_down_or_reschedule' | 'start_now' | 'organize';

type EndedTask = { task_id: string; task_type: string; conversation_id?: string; parent_task_id?: string };
