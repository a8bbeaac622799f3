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
  | { type: 'heartbeat' }
  | { type: 'pong' };
