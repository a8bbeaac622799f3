import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { createProvider } from './ai/create-provider.ts';
import { type AiLimits, backgroundLimits } from './ai/limits.ts';
import type { ModelWindow } from './ai/model-window.ts';
import type { AiProvider } from './ai/provider.ts';
import { createAiStatus } from './ai/status.ts';
import { withTemperature } from './ai/with-temperature.ts';
import { withChosenTimes } from './assistant/chosen-time.ts';
import { createDecisions } from './assistant/decisions.ts';
import { createInterpret } from './assistant/interpret.ts';
import { createOrchestrator } from './assistant/orchestrator.ts';
import { createQuieten } from './assistant/quieten.ts';
import { createTaskQueue } from './assistant/tasks/queue.ts';
import { createUnderstand } from './assistant/understand.ts';
import { understandBuiltIn } from './assistant/understand-built-in.ts';
import type { ReadWishes } from './assistant/understanding.ts';
import { createWindows } from './assistant/windows.ts';
import type { LiveConfig } from './config/live-config.ts';
import type { SecretStore } from './config/secrets.ts';
import type { Config } from './config.ts';
import type { DatabaseCopies } from './db/backup/database-copies.ts';
import type { Work } from './db/work.ts';
import { openAttachmentFiles } from './features/attachments/attachment-files.ts';
import { createAuth } from './features/auth/auth.ts';
import { createGuesses } from './features/auth/guesses.ts';
import type { Pin } from './features/auth/pin.ts';
import { createBackups } from './features/backup/backup.ts';
import { createChat } from './features/chat/chat.ts';
import { moveAllDayEvents } from './features/events/events.ts';
import { createExporter } from './features/export/export.ts';
import { createImportDesk } from './features/import/import-desk.ts';
import { createJobs } from './features/jobs/jobs.ts';
import { createScheduledBackups } from './features/jobs/scheduled-backups.ts';
import { createNetworkTrial } from './features/network-trial/network-trial.ts';
import type { PushService } from './features/notifications/notifications.ts';
import { createPairing } from './features/pairing/pairing.ts';
import type { Guards } from './guards.ts';
import type { Door } from './http/door.ts';
import { createGuessBudget } from './http/rate-limit.ts';
import type { Interfaces } from './lib/addresses.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import { createMaintenance } from './lib/maintenance.ts';
import { readWorkingHours } from './lib/working-hours.ts';
import { createHub } from './live/hub.ts';
import { createNews, type News } from './live/news.ts';
import { createNotices, type NoticeMessage } from './live/notices.ts';
import type { LogTap } from './log-tap.ts';
import { computerName } from './network/house-names.ts';
import type { NetworkMemory } from './network/network-memory.ts';
import { openNetwork } from './network/open-network.ts';
import { watchPeers } from './network/peers.ts';
import { openScheduler } from './scheduler/open-scheduler.ts';
import type { Services } from './services.ts';
import type { TimeLimits } from './time-limits.ts';

export type Foundation = {
  limits: TimeLimits;
  config: LiveConfig;
  secrets: SecretStore;
  pin: Pin;
  work: Work;
  copies: DatabaseCopies;
  logger: Logger;
  logTap: LogTap;
  clock: Clock;
  ids: Ids;
  aiLimits: Partial<AiLimits> | undefined;
  /** Stands in for the built-in reader of messages; for tests. */
  readWishes: ReadWishes | undefined;
  door: Door;
  networkMemory: NetworkMemory;
  interfaces(): Interfaces;
  onConnections(count: number): void;
  onNetwork(): void;
  onNotice: ((notice: NoticeMessage) => void) | undefined;
  pushService: PushService | undefined;
  guards: Guards;
};

/** Puts the parts together that features are given. Opens nothing and starts nothing. */
export function assembleServices(foundation: Foundation): Services {
  const { config, secrets, work, logger, clock, ids, guards } = foundation;
  const settings = () => config.current().values;
  const hub = createHub(logger, foundation.onConnections, clock.now);
  const news = createNews(hub);
  const { provider, talker, backgroundProvider, aiStatus } = watchAi(foundation, news);
  const timeZone = () => config.current().timeZone;
  const auth = createAuth({
    work,
    pin: foundation.pin,
    tokens: guards.createTokens(settings().JWT_SECRET ?? secrets.read().jwt_secret, clock),
    guesses: createGuesses(createGuessBudget(clock, guards.guessLimits), work),
    ends: guards.createSessionEnds(),
    ids,
    clock,
    logger,
    timeZone,
    accessSeconds: () => settings().JWT_EXPIRY_HOURS * 3600,
  });
  config.onChange(() => {
    news.changed('settings', 'home');
    work
      .write((scope) => moveAllDayEvents(scope, timeZone()))
      .catch((error: unknown) => logger.error({ err: error }, 'all-day events could not follow the zone'));
  });
  const attachmentFiles = openAttachmentFiles(config.current().uploadDir, work, logger);
  const aiConnected = () => aiStatus.current().connected && provider().kind !== 'builtin';
  const asking = { work, logger, provider, aiConnected, withinWindow: createWindows() };
  const readWishes = foundation.readWishes ?? understandBuiltIn;
  const understand = withChosenTimes(
    createUnderstand({ ...asking, provider: talker, timeZone, readWishes }),
    work,
  );
  const workingHours = () => readWorkingHours(settings().WORKING_HOURS, settings().WORKING_DAYS);
  const taskRunner = createTaskQueue({
    work,
    hub,
    ids,
    clock,
    logger,
    provider: backgroundProvider,
    timeZone,
  });
  const acting = { ids, hub, timeZone, workingHours, attachmentFiles, taskRunner };
  const orchestrate = createOrchestrator({ ...asking, provider: talker, understand, acting });
  const notices = createNotices(foundation.onNotice, ids, logger);
  const scheduler = openScheduler({
    ...{ work, logger, clock, config, hub, notices, acting, timeZone },
    pushService: foundation.pushService,
    tickMilliseconds: foundation.limits.tick,
    patience: foundation.limits.words,
    ai: () => (aiConnected() ? provider() : undefined),
    startBackup: () => scheduledBackups.start(),
  });
  const chat = createChat({ work, ids, clock, hub, orchestrate });
  const maintenance = createMaintenance();
  const backups = createBackups({
    copies: foundation.copies,
    work,
    config,
    attachmentFiles,
    maintenance,
    hub,
    clock,
    logger,
    quieten: createQuieten({ work, chat, taskRunner }),
    timeZone,
  });
  const jobs = createJobs({ ids, clock, hub, logger });
  const scheduledBackups = createScheduledBackups({
    ...{ jobs, backups, maintenance, config, news, clock },
  });
  const peers = watchPeers(foundation.door, clock);
  const network = openNetwork(foundation, hub, peers);
  const pairing = createPairing({
    work,
    auth,
    codes: guards.pairingCodes,
    hub,
    notices,
    ids,
    clock,
    serverName: () => settings().SERVER_NAME ?? computerName(),
    publicUrl: () => settings().PUBLIC_URL,
    bestAddress: () => network.addresses()[0]?.url,
  });
  return {
    config,
    logger,
    logTap: foundation.logTap,
    knownSecrets: () => secretsOf(foundation),
    clock,
    ids,
    work,
    auth,
    pin: foundation.pin,
    pairing,
    attachmentFiles,
    maintenance,
    backups,
    exporter: createExporter({ config, clock, attachmentFiles }),
    jobs,
    importDesk: createImportDesk({ work, attachmentFiles, config, clock, hub, logger, maintenance }),
    hub,
    news,
    notices,
    feedEnds: guards.createSessionEnds(),
    scheduler,
    chat,
    decisions: createDecisions(acting),
    taskRunner,
    interpret: createInterpret({ ...asking, timeZone }),
    provider,
    aiStatus,
    aiConnected,
    limits: foundation.limits,
    network,
    networkTrial: createNetworkTrial({
      ...{ config, network, news, clock, logger },
      door: foundation.door,
      milliseconds: foundation.limits.networkTrial,
    }),
    peers,
    door: foundation.door,
    addresses: network.addresses,
    port: () => foundation.door.bound().port,
    isOnLan: foundation.door.isOnLan,
    timeZone,
    keyWarnings: secrets.warnings,
    startedAt: clock.now(),
  };
}

/** What lets somebody in, here or at the AI. */
function secretsOf({ config, secrets }: Foundation): string[] {
  const { AI_API_KEY, JWT_SECRET, PIN } = config.current().values;
  const { jwt_secret, pin_hash, ai_api_key } = secrets.read();
  const all = [AI_API_KEY, JWT_SECRET, PIN, jwt_secret, pin_hash, ai_api_key];
  return all.filter((secret): secret is string => secret !== undefined && secret !== '');
}

/** The AI in force, replaced and checked anew when the owner changes it. */
function watchAi({ config, clock, logger, aiLimits, limits }: Foundation, news: News) {
  const make = (chosen: Config) => {
    const window: ModelWindow = {};
    const current = makeProvider(chosen, window, aiLimits);
    return {
      current,
      talker: withTemperature(current, chosen.values.AI_TEMPERATURE),
      background: makeProvider(chosen, window, { ...backgroundLimits, ...aiLimits }),
    };
  };
  let providers = make(config.current());
  const provider = () => providers.current;
  const onChange = () => news.changed('home');
  const aiStatus = createAiStatus({ provider, clock, logger, intervalMs: limits.aiCheck, onChange });
  config.onChange((changed) => {
    providers = make(changed);
    void aiStatus.check();
  });
  return {
    provider,
    talker: () => providers.talker,
    backgroundProvider: () => providers.background,
    aiStatus,
  };
}

function makeProvider(
  { values }: Config,
  window: ModelWindow,
  limits: Partial<AiLimits> | undefined,
): AiProvider {
  const settings = {
    provider: values.AI_PROVIDER,
    baseUrl: values.AI_BASE_URL,
    apiKey: values.AI_API_KEY,
    model: values.AI_MODEL,
  };
  return createProvider(settings, { window, ...(limits && { limits }) });
}

/** The names under which this server may be called, asked anew for every request that does not come by address. */
export const hostRules = (config: LiveConfig) => () => ({
  get machineName() {
    return hostname();
  },
  allowedHosts: config.current().values.ALLOWED_HOSTS,
  publicUrl: config.current().values.PUBLIC_URL,
});
