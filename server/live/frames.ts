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
  /** To owners only: a device was paired or revoked, or the server has other addresses. */
  | { type: 'devices_changed' }
  | { type: 'network_changed' }
  | { type: 'heartbeat' }
  | { type: 'pong' };

type EndedTask = { task_id: string; task_type: string; conversation_id?: string; parent_task_id?: string };
