import { z } from 'zod';

/** The dashboard's first page at a glance: codes, never sentences; the words are the page's. */

const count = z.number().int();
/** RFC 3339, UTC. */
const instant = z.string();

/** `good`: nothing to do. `attention`: it works, but something is missing. `bad`: something is broken. */
export const lineState = z.enum(['good', 'attention', 'bad']);
export type LineState = z.infer<typeof lineState>;

/** What the one button of a line does. Absent where nothing is wrong, or nothing can be done here. */
export const mendCode = z.enum([
  /** `PUT /api/dashboard/lan {"enabled": true}` */
  'TURN_LAN_ON',
  /** `POST /api/dashboard/network-trial/confirm`, or take back. */
  'CONFIRM_NETWORK',
  /** `GET /api/dashboard/reach` */
  'CHECK_REACH',
  /** Show the code for a phone. */
  'PAIR_PHONE',
  /** Choose an AI. */
  'CONNECT_AI',
  'ENTER_KEY',
  'CHOOSE_MODEL',
  /** A job of kind `pull_model`; the model is in the figures. */
  'PULL_MODEL',
  /** A job of kind `backup`. */
  'BACK_UP_NOW',
  /** Setting `BACKUP_SCHEDULE`. */
  'SCHEDULE_BACKUPS',
  /** Purge, or delete old backups. */
  'FREE_DISK',
  /** Setting `ENABLE_SCHEDULER`, then a restart. */
  'TURN_REMINDERS_ON',
]);
export type MendCode = z.infer<typeof mendCode>;

const line = <const C extends readonly [string, ...string[]], F extends z.ZodRawShape>(
  codes: C,
  figures: F,
) =>
  z.object({
    state: lineState,
    code: z.enum(codes),
    mend: mendCode.optional(),
    figures: z.object(figures),
  });

export const servingLine = line(
  [
    /** Phones can come. */
    'SERVING',
    /** The owner let nobody else in. */
    'LAN_OFF',
    /** HOST is an address of this computer alone. */
    'LOCAL_ONLY',
    'NO_NETWORK',
    /** Another program has the usual port. */
    'PORT_MOVED',
    /** A network change takes itself back unless it is confirmed. */
    'NETWORK_ON_TRIAL',
  ],
  { port: count, addresses: count, since: instant, usual_port: count.optional() },
);

export const phonesLine = line(['CONNECTED', 'PAIRED', 'NONE_PAIRED'], {
  paired: count,
  /** Sockets of paired phones that are open now. */
  connected: count,
  last_seen: instant.optional(),
});

export const aiLine = line(
  [
    'CONNECTED',
    /** The owner chose to do without. */
    'BUILT_IN',
    /** Not asked yet since the start. */
    'CHECKING',
    'UNREACHABLE',
    'WRONG_KEY',
    'MODEL_MISSING',
    'OUT_OF_MEMORY',
    /** Slow, busy, or answering what cannot be read; `error` says more. */
    'TROUBLE',
  ],
  {
    provider: z.enum(['ollama', 'openai', 'builtin']),
    model: z.string(),
    checked_at: instant.optional(),
    /** The server's own sentence. */
    error: z.string().optional(),
  },
);

export const backupLine = line(
  [
    'BACKED_UP',
    /** None yet, but one is due by itself soon. */
    'FIRST_IS_DUE',
    'NEVER',
    /** The latest is older than it should be. */
    'OLD',
    /** The latest attempt by itself failed. */
    'FAILED',
    /** A backup was tried and could not be restored. */
    'NOT_RESTORABLE',
  ],
  {
    count,
    latest_at: instant.optional(),
    latest_bytes: count.optional(),
    /** When the next one comes by itself. */
    next_at: instant.optional(),
    /** When it was last proven that one can be restored. */
    proven_at: instant.optional(),
    /** Of the failed attempt, or of the backup that is not restorable. */
    failed_at: instant.optional(),
    error: z.string().optional(),
  },
);

export const diskLine = line(['ROOMY', 'LOW', 'FULL', 'UNKNOWN'], {
  /** Of the disk with the data folder. */
  free_bytes: count.optional(),
  total_bytes: count.optional(),
});

export const remindersLine = line(
  [
    'ON',
    /** ENABLE_SCHEDULER is false. */
    'OFF',
    /** Nobody would hear one: no phone is paired, and there is no desktop app. */
    'NOBODY_HEARS',
  ],
  {
    /** Reminders that are waiting to be told. */
    waiting: count,
    /** Whether an open socket hears one that comes now. */
    is_heard: z.boolean(),
    quiet_hours: z.string(),
  },
);

export const homeLines = z.object({
  serving: servingLine,
  phones: phonesLine,
  ai: aiLine,
  backup: backupLine,
  disk: diskLine,
  reminders: remindersLine,
});
export type HomeLines = z.infer<typeof homeLines>;

/** One day of the owner's calendar. */
export const activityDay = z.object({
  /** `YYYY-MM-DD` */
  date: z.string(),
  messages: count,
  /** Todos, events and memos that were made. */
  items: count,
  /** Paired phones that were here. */
  phones: count,
});

export const dashboardStorage = z.object({
  /** Parts of the database, with their indexes. */
  messages_bytes: count,
  items_bytes: count,
  /** What is left of the database: sessions, settings, free pages, and what is not gathered yet. */
  other_bytes: count,
  database_bytes: count,
  attachments_bytes: count,
  backups_bytes: count,
  logs_bytes: count,
  free_bytes: count.optional(),
  total_bytes: count.optional(),
});
export type DashboardStorage = z.infer<typeof dashboardStorage>;

export const dashboardHome = z.object({
  now: instant,
  time_zone: z.string(),
  lines: homeLines,
  /** The last 30 days, oldest first, today last. */
  activity: z.array(activityDay).length(30),
  storage: dashboardStorage,
  counters: z.object({
    conversations: count,
    messages: count,
    todos: count,
    events: count,
    memos: count,
    attachments: count,
    agent_tasks: count,
    /** Open sockets of clients, this page not among them. */
    sockets: count,
    running_jobs: count,
  }),
});
export type DashboardHome = z.infer<typeof dashboardHome>;
