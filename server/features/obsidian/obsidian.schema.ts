import { z } from 'zod';

const count = z.number().int();

export const syncResult = z.object({
  synced: count,
  created: count,
  updated: count,
  written_back: count,
  exported: count,
  error: z.string(),
});

export const vaultStatus = z.object({
  enabled: z.boolean(),
  vault_path: z.string(),
  /** The same value; one page of the web client reads this name. */
  vaultPath: z.string(),
  last_sync: z.string().nullable(),
  db_task_count: count,
  cli_available: z.boolean(),
  mode: z.enum(['cli', 'filesystem', 'disabled']),
});

export const vaultHealth = z.object({
  vault_available: z.boolean(),
  vault_path: z.string(),
  cli_available: z.boolean(),
  companion_online: z.boolean(),
  sync_mode: z.string(),
  project_count: count,
  last_scan: z.number().nullable(),
  scan_duration_ms: z.number(),
  is_stale: z.boolean(),
  error: z.string().nullable(),
  write_queue: z.object({ pending: count, operations: z.array(z.object({})) }),
  bidirectional_sync: z.object({
    last_scan: z.number().nullable(),
    files_scanned: count,
    markers_found: count,
    changes_applied: count,
    errors: count,
    sync_lag_seconds: z.number().nullable(),
  }),
});
