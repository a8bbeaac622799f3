import { z } from 'zod';
import { idParam, timestamp } from '../../http/fields.schema.ts';

const count = z.number().int();

/** The AI under both names that client generations read: `ai_provider` and `ai_backend`. */
const aiFields = {
  ai_provider: z.string(),
  ai_backend: z.string(),
  ai_model: z.string(),
  ai_base_url: z.string(),
};

export const adminOverview = z.object({
  server: z.object({
    uptime_seconds: z.number(),
    version: z.string(),
    ...aiFields,
    ai_connected: z.boolean(),
    active_ws_connections: count,
    scheduler_enabled: z.boolean(),
    scheduler_running: z.boolean(),
  }),
  counts: z.object({
    conversations: count,
    messages: count,
    todos: count,
    events: count,
    memos: count,
    agent_tasks: count,
    attachments: count,
    task_relationships: count,
  }),
  storage: z.object({
    db_size_bytes: count,
    upload_dir_size_bytes: count,
    attachment_count: count,
    attachment_total_bytes: count,
  }),
});
export type AdminOverview = z.infer<typeof adminOverview>;

export const adminAi = z.object({
  provider: z.string(),
  /** The same as `provider`, under the name the newest web client reads. */
  backend: z.string(),
  model: z.string(),
  base_url: z.string(),
  connected: z.boolean(),
  /** Empty when the AI cannot be reached. */
  available_models: z.array(z.string()),
});
export type AdminAi = z.infer<typeof adminAi>;

export const adminAiTest = z.object({
  connected: z.boolean(),
  /** Time of a one-word answer, ms. */
  latency_ms: z.number().nullable().optional(),
  error: z.string().nullable().optional(),
});
export type AdminAiTest = z.infer<typeof adminAiTest>;

/** Longest text of an entry, in UTF-16 units as the clients count them. */
export const longestSummary = 120;
export const longestExcerpt = 200;

export const recentItem = z.object({
  type: z.enum(['message', 'todo', 'event', 'memo']),
  id: z.string(),
  summary: z.string().max(longestSummary),
  created_at: timestamp,
});
export type RecentItem = z.infer<typeof recentItem>;

export const finishedTask = z.object({
  id: z.string(),
  task_type: z.string(),
  agent_type: z.string(),
  status: z.enum(['completed', 'failed']),
  instruction: z.string().max(longestExcerpt),
  result: z.string().max(longestExcerpt).nullable().optional(),
  error: z.string().nullable().optional(),
  created_at: timestamp,
  completed_at: timestamp.nullable().optional(),
});
export type FinishedTask = z.infer<typeof finishedTask>;

export const longestActivity = 50;
export const adminActivity = z.object({
  recent: z.array(recentItem).max(longestActivity),
  agent_tasks: z.array(finishedTask).max(longestActivity),
});

export const adminSessions = z.object({
  /** Each user or device once. */
  active_connections: z.array(z.object({ user_id: z.string(), connected: z.boolean() })),
  /** Sockets, of which one user may have many. */
  total_connections: count,
});

export const disconnectParams = z.object({ user_id: idParam });
export const disconnectResponse = z.object({
  status: z.enum(['disconnected', 'not_found']),
  user_id: z.string(),
});

export const adminConfig = z.object({
  host: z.string(),
  port: count,
  /** Path of the database file. */
  database_url: z.string(),
  jwt_expiry_hours: count,
  ...aiFields,
  upload_dir: z.string(),
  max_upload_size_mb: count,
  /** Separated by commas. */
  allowed_extensions: z.string(),
  enable_scheduler: z.boolean(),
  briefing_time: z.string(),
  /** Minutes. */
  reminder_check_interval: count,
  debug: z.boolean(),
});
export type AdminConfig = z.infer<typeof adminConfig>;

export const adminData = z.object({
  modules: z.array(
    z.object({
      name: z.string(),
      count,
      oldest: timestamp.nullable(),
      newest: timestamp.nullable(),
    }),
  ),
});
export type AdminData = z.infer<typeof adminData>;

export const reindexResponse = z.object({
  status: z.literal('completed'),
  tables_reindexed: z.array(z.string()),
});

export const backupResponse = z.object({ filename: z.string(), size_bytes: count });

export const purgeRequest = z.object({
  /** `conversations`, `messages` or `todos`. */
  target: z.string().max(100),
  older_than_days: z.number().int(),
});

export const purgeResponse = z.object({ deleted_count: count, target: z.string() });
