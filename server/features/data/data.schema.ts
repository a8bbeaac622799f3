import { z } from 'zod';

/** What there is, how it is kept safe, and what would go. */

const count = z.number().int();
/** RFC 3339, UTC. */
const instant = z.string();

export const dataKind = z.enum([
  'conversations',
  'messages',
  'todos',
  'events',
  'memos',
  'attachments',
  'agent_tasks',
]);

export const dataOverview = z.object({
  kinds: z.array(
    z.object({
      kind: dataKind,
      count,
      /** When the first and the last of them were made. */
      oldest: instant.optional(),
      newest: instant.optional(),
    }),
  ),
  backups: z.object({
    /** Where they are on the computer that runs ClawChat. */
    folder: z.string(),
    count,
    /** Settings `BACKUP_SCHEDULE` and `BACKUP_KEEP`. */
    schedule: z.string(),
    keep: count,
    /** Absent when none comes by itself. */
    next_at: instant.optional(),
    latest: z.object({ filename: z.string(), created_at: instant, size_bytes: count }).optional(),
    /** Each backup of which it was tried whether it can be restored, the latest trial first. */
    proofs: z.array(
      z.object({ filename: z.string(), at: instant, ok: z.boolean(), message: z.string().optional() }),
    ),
    /** The latest that was to come by itself and did not. */
    failure: z.object({ at: instant, message: z.string() }).optional(),
  }),
});
export type DataOverview = z.infer<typeof dataOverview>;

export const purgeWish = z.object({
  target: z.enum(['conversations', 'messages', 'todos']),
  older_than_days: z.number().int().min(1).max(400_000),
});
export type PurgeWish = z.infer<typeof purgeWish>;

export const purgePreview = z.object({
  target: purgeWish.shape.target,
  /** What was made before goes; of todos what was completed before. */
  before: instant,
  /** Of the target itself. */
  count,
  /** With conversations their messages go. */
  messages: count.optional(),
  /** With todos their attachments go. */
  attachments: count.optional(),
  attachment_bytes: count.optional(),
  /** Of what goes. */
  oldest: instant.optional(),
  newest: instant.optional(),
});
export type PurgePreview = z.infer<typeof purgePreview>;
