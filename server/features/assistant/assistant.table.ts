import type { Fixed, Generated, Instant, JsonText } from '../../db/columns.ts';

/** `proposed` waits for the owner's word, `done` can be undone, the other two are over. */
export type ActionStatus = 'proposed' | 'done' | 'undone' | 'dropped';

export type AssistantActionTable = {
  sequence: Generated<number>;
  id: Fixed<string>;
  conversation_id: Fixed<string>;
  /** The reply that tells of it. */
  message_id: Fixed<string>;
  intent: Fixed<string>;
  status: ActionStatus;
  /** What was done, or would be, in the words of the reply. */
  summary: string;
  /** For a proposal: exactly what will be done. */
  plan: Fixed<JsonText | null>;
  /** Rows before and after, for undoing. */
  changes: JsonText | null;
  created_at: Fixed<Instant>;
  decided_at: Instant | null;
  /** After this it can neither be confirmed nor undone. */
  expires_at: Instant;
};
