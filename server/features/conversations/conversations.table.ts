import type { Fixed, Flag, Generated, Instant, JsonText } from '../../db/columns.ts';

export type ConversationTable = {
  id: Fixed<string>;
  /** Empty or `New Conversation` while untitled. */
  title: string;
  is_archived: Generated<Flag>;
  project_todo_id: string | null;
  metadata: JsonText | null;
  created_at: Fixed<Instant>;
  updated_at: Instant;
};

export type MessageTable = {
  /** Order of storing; breaks ties of `created_at`. */
  sequence: Generated<number>;
  id: Fixed<string>;
  conversation_id: Fixed<string>;
  role: Fixed<'user' | 'assistant'>;
  content: string;
  /** `text`, or `system` for notices of the server. */
  message_type: Generated<string>;
  intent: string | null;
  metadata: JsonText | null;
  /** For a reply: id of the user message it answers. */
  reply_to: string | null;
  /** 1 when the client went away before the reply was complete. */
  is_partial: Generated<Flag>;
  created_at: Fixed<Instant>;
};
