import type { Fixed, Instant } from '../../db/columns.ts';

/** A file that belongs to a memo or a todo. */
export type AttachmentTable = {
  id: Fixed<string>;
  /** As the user's computer called it; a text, never a path. */
  filename: Fixed<string>;
  /** 32 random hex digits and the ending: the name on disk. */
  stored_filename: Fixed<string>;
  content_type: Fixed<string>;
  size_bytes: Fixed<number>;
  memo_id: Fixed<string | null>;
  todo_id: Fixed<string | null>;
  created_at: Fixed<Instant>;
};

/** Files whose row is gone, by a trigger and so whatever way the row went; the sweeper deletes them from the disk. */
export type DiscardedFileTable = {
  stored_filename: Fixed<string>;
  /** While the deletion can still be undone the file stays. */
  keep_until: Instant | null;
};
