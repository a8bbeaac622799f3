import { z } from 'zod';

/** Tables in the order in which they are imported: what is referred to comes first. */
export const importedTables = [
  'conversations',
  'messages',
  'todos',
  'task_relationships',
  'events',
  'memos',
  'agent_tasks',
  'user_settings',
  'attachments',
] as const;
export type ImportedTable = (typeof importedTables)[number];

const count = z.number().int();

const tableReport = z.object({
  table: z.enum(importedTables),
  /** Rows in the file. */
  found: count,
  /** Rows that were added, or would be. */
  added: count,
  /** Rows that were here before and stay as they are. */
  already_here: count,
});

/** What was imported, or in a plan what would be. */
export const importReport = z.object({
  tables: z.array(tableReport),
  /** What is mended on the way, and how often. */
  repairs: z.array(z.object({ what: z.string(), count })),
  /** Files of attachments: to be copied, and not to be found. */
  files: z.object({ copied: count, bytes: count, missing: count }),
});
export type ImportReport = z.infer<typeof importReport>;

export const importProgress = z.object({
  step: z.enum(['files', 'rows']),
  done: count,
  total: count,
});
export type ImportProgress = z.infer<typeof importProgress>;

export const importState = z.object({
  /** `none` when nothing is prepared. */
  state: z.enum(['none', 'planned', 'running', 'done', 'failed']),
  /** Whether it is the Python server's database or an export of ClawChat. */
  kind: z.enum(['legacy', 'archive']).optional(),
  /** Name of the file as its sender called it. */
  filename: z.string().optional(),
  plan: importReport.optional(),
  progress: importProgress.optional(),
  report: importReport.optional(),
  /** Why it failed; nothing was changed then. */
  error: z.string().optional(),
});
export type ImportState = z.infer<typeof importState>;

/** A folder on the computer that runs ClawChat. */
export const uploadsFolder = z.object({ path: z.string().min(1).max(4096) });
