import type { AiProvider } from '../../ai/provider.ts';
import { AiError } from '../../ai/provider.ts';
import type { Config } from '../../config.ts';
import { type FolderSize, fileSize } from '../../lib/folder-size.ts';
import { shownAddress } from '../../lib/shown-address.ts';
import type { Services } from '../../services.ts';
import { version } from '../../version.ts';
import { tryAi } from '../dashboard/dashboard.ts';
import type { AdminAi, AdminAiTest, AdminConfig, AdminOverview } from './admin.schema.ts';
import { countRows, sumAttachments } from './admin.store.ts';

export { countRows } from './admin.store.ts';
export { purge, purgeLimit } from './purge.ts';

/** Longest the AI is waited for when the list of its models is wanted, ms. */
const aiMilliseconds = 5_000;

/** Server, counts and sizes, cheap enough to be asked every 30 s. */
export async function readOverview(services: Services, uploads: FolderSize): Promise<AdminOverview> {
  const { work, config, hub, clock, startedAt, aiConnected } = services;
  const { counts, bytes } = await work.read(async ({ db }) => ({
    counts: await countRows(db),
    bytes: await sumAttachments(db),
  }));
  const current = config.current();
  return {
    server: {
      uptime_seconds: Math.max(0, Math.round((clock.now().getTime() - startedAt.getTime()) / 1000)),
      version,
      ...describeAi(current),
      ai_connected: aiConnected(),
      active_ws_connections: hub.count(),
      scheduler_enabled: current.values.ENABLE_SCHEDULER,
      scheduler_running: services.scheduler.isRunning(),
    },
    counts,
    storage: {
      db_size_bytes: await databaseBytes(current.databaseFile),
      upload_dir_size_bytes: await uploads(`${counts.attachments} ${bytes}`, clock.monotonic()),
      attachment_count: counts.attachments,
      attachment_total_bytes: bytes,
    },
  };
}

/** The file with its write-ahead log. */
const databaseBytes = async (file: string) => (await fileSize(file)) + (await fileSize(`${file}-wal`));

function describeAi({ values }: Config) {
  return {
    ai_provider: values.AI_PROVIDER,
    ai_backend: values.AI_PROVIDER,
    ai_model: values.AI_MODEL,
    ai_base_url: shownAddress(values.AI_BASE_URL),
  };
}

/** Asks the AI now. Never throws for a failing one. */
export async function readAi(services: Services, signal: AbortSignal): Promise<AdminAi> {
  const { config, aiStatus, aiConnected, provider } = services;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(aiMilliseconds)]);
  const [models] = await Promise.all([namesOfModels(provider(), limit), aiStatus.check()]);
  const ai = describeAi(config.current());
  return {
    provider: ai.ai_provider,
    backend: ai.ai_backend,
    model: ai.ai_model,
    base_url: ai.ai_base_url,
    connected: aiConnected(),
    available_models: models,
  };
}

async function namesOfModels(provider: AiProvider, limit: AbortSignal): Promise<string[]> {
  try {
    return (await provider.listModels(limit)).map(({ name }) => name);
  } catch (error) {
    // Whether it can be reached is told by `connected`; a list that did not come is empty.
    if (error instanceof AiError || limit.aborted) return [];
    throw error;
  }
}

/** Asks the AI for one word. Never throws for a failing one. */
export async function testAi({ config, provider }: Services, signal: AbortSignal): Promise<AdminAiTest> {
  if (provider().kind === 'builtin')
    return { connected: false, error: 'No AI is connected. Choose one in the dashboard.' };
  return tryAi(config.current(), {}, signal);
}

/** The settings in force, without PIN, keys and passwords. */
export function readConfig(config: Config, port: number): AdminConfig {
  const { values, databaseFile, uploadDir } = config;
  return {
    host: values.HOST,
    port,
    database_url: databaseFile,
    jwt_expiry_hours: values.JWT_EXPIRY_HOURS,
    ...describeAi(config),
    upload_dir: uploadDir,
    max_upload_size_mb: values.MAX_UPLOAD_SIZE_MB,
    allowed_extensions: values.ALLOWED_EXTENSIONS.join(','),
    enable_scheduler: values.ENABLE_SCHEDULER,
    briefing_time: values.BRIEFING_TIME,
    reminder_check_interval: values.REMINDER_CHECK_INTERVAL,
    debug: values.DEBUG,
  };
}
