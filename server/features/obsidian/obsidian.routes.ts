import { z } from 'zod';
import { HttpError } from '../../http/errors.ts';
import { plainRoute, type Route } from '../../http/route.ts';
import { syncResult, vaultHealth, vaultStatus } from './obsidian.schema.ts';

/**
 * This server keeps its notes itself and has no Obsidian vault. Clients that ask are told so in the shapes they read.
 */

const noVault = 'This server has no Obsidian vault.';

const common = { tag: 'obsidian', access: 'user', status: 200 } as const;

/** What needs a vault to answer at all. */
const withoutVault = [
  ['get', 'projects', 'obsidianProjects', 'Project folders of the vault'],
  ['get', 'sync-status', 'obsidianSyncStatus', 'State of the two-way sync'],
  ['post', 'reindex', 'obsidianReindex', 'Rebuild the vault index'],
  ['post', 'scan', 'obsidianScan', 'Look for changes made in the vault'],
  ['post', 'queue/flush', 'obsidianFlush', 'Replay pending vault writes'],
  ['post', 'dead-letter/retry', 'obsidianRetry', 'Put failed vault writes back into the queue'],
] as const;

export const obsidianRoutes = (): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'post',
      path: '/api/obsidian/sync',
      operationId: 'obsidianSync',
      summary: 'Synchronise todos with a notes vault; there is none here, so nothing is',
      output: syncResult,
    },
    () => ({ synced: 0, created: 0, updated: 0, written_back: 0, exported: 0, error: noVault }),
  ),

  plainRoute(
    {
      ...common,
      method: 'get',
      path: '/api/obsidian/status',
      operationId: 'obsidianStatus',
      summary: 'Whether a vault is set up',
      output: vaultStatus,
    },
    () => ({
      enabled: false,
      vault_path: '',
      vaultPath: '',
      last_sync: null,
      db_task_count: 0,
      cli_available: false,
      mode: 'disabled' as const,
    }),
  ),

  plainRoute(
    {
      ...common,
      method: 'get',
      path: '/api/obsidian/health',
      operationId: 'obsidianHealth',
      summary: 'Vault health',
      output: vaultHealth,
    },
    () => ({
      vault_available: false,
      vault_path: '',
      cli_available: false,
      companion_online: false,
      sync_mode: 'disabled',
      project_count: 0,
      last_scan: null,
      scan_duration_ms: 0,
      is_stale: false,
      error: noVault,
      write_queue: { pending: 0, operations: [] },
      bidirectional_sync: {
        last_scan: null,
        files_scanned: 0,
        markers_found: 0,
        changes_applied: 0,
        errors: 0,
        sync_lag_seconds: null,
      },
    }),
  ),

  ...withoutVault.map(([method, path, operationId, summary]) =>
    plainRoute(
      {
        ...common,
        method,
        path: `/api/obsidian/${path}`,
        operationId,
        summary: `${summary}; there is no vault here`,
        output: z.object({}),
        errors: [404],
      },
      () => {
        throw new HttpError(404, 'NOT_FOUND', noVault);
      },
    ),
  ),
];
