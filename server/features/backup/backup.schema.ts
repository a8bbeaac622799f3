import { z } from 'zod';

export const backup = z.object({
  filename: z.string(),
  size_bytes: z.number().int(),
  /** When the state it holds was the present one; RFC 3339, UTC. */
  created_at: z.string(),
  /** `before_restore`: made by itself before another one was restored. `scheduled`: by BACKUP_SCHEDULE. */
  reason: z.enum(['asked', 'before_restore', 'scheduled']),
  /** Version of the program that made it. */
  version: z.string(),
  /** Attachments whose file was lost already when it was made. */
  missing_files: z.number().int(),
});
export type Backup = z.infer<typeof backup>;

export const backupList = z.object({
  /** Where they are on the computer that runs ClawChat. */
  folder: z.string(),
  /** Newest first. */
  backups: z.array(backup),
  /** Files with the name of a backup that cannot be read as one, or not by this version. */
  unreadable: z.array(z.string()),
});
export type BackupList = z.infer<typeof backupList>;

export const backupParams = z.object({ filename: z.string().min(1).max(200) });

export const restoreResult = z.object({
  restored: z.string(),
  /** Backup of the state before, made first. */
  safety_copy: z.string(),
});
export type RestoreResult = z.infer<typeof restoreResult>;
