import type { Fixed, Generated, Instant, JsonText } from '../../db/columns.ts';

export type MemoTable = {
  /** Key of the search index. */
  sequence: Generated<number>;
  id: Fixed<string>;
  title: string;
  /** Markdown. */
  content: string;
  /** Array of texts. */
  tags: JsonText;
  /** Where it was made from, when it was made by chat. */
  conversation_id: string | null;
  message_id: string | null;
  created_at: Fixed<Instant>;
  updated_at: Instant;
};
