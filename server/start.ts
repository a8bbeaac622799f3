import { networkInterfaces } from 'node:os';
import type { DestinationStream } from 'pino';
import type { AiLimits } from './ai/limits.ts';
import { createApp } from './app.ts';
import { assembleServices, hostRules } from './assemble.ts';
import { recoverTasks } from './assistant/tasks/recover.ts';
import type { ReadWishes } from './assistant/understanding.ts';
import type { Keychain } from './config/keychain.ts';
import { createLiveConfig } from './config/live-config.ts';
import { openKeys } from './config/open-keys.ts';
import { makePrivateFolder } from './config/private-file.ts';
import type { SecretStore } from './config/secrets.ts';
import { type Config, type ConfigInput, openConfig } from './config.ts';
import { asDatabaseError } from './db/errors.ts';
import { lockFolder } from './db/folder-lock.ts';
import { openData } from './db/open-data.ts';
import { openKnownDatabases } from './db/rescue/known-databases.ts';
import { withRemedies } from './db/rescue/remedies.ts';
import type { TellStep } from './db/start-steps.ts';
import type { WriteScope } from './db/work.ts';
import { forgetExpired } from './features/assistant/assistant.ts';
import { tidySessions } from './features/auth/auth.ts';
import { openPin } from './features/auth/pin.ts';
import { moveAllDayEvents } from './features/events/events.ts';
import { forgetExports } from './features/jobs/jobs.ts';
import { takeBackUnconfirmed } from './features/network-trial/network-trial.ts';
import type { PushService } from './features/notifications/notifications.ts';
import { type Guards, makeGuards } from './guards.ts';
import type { Door } from './http/door.ts';
import { forgetOldKeys } from './http/idempotency.ts';
import { countRequests } from './http/requests-under-way.ts';
import { type Interfaces, ownOrigin } from './lib/addresses.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { type Ids, randomIds } from './lib/ids.ts';
import { closeCodes } from './live/hub.ts';
import type { NoticeMessage } from './live/notices.ts';
import { createSocketServer, type SocketServer } from './live/socket-server.ts';
import { createLogger } from './log.ts';
import { createLogTap } from './log-tap.ts';
import { openNetworkMemory } from './network/network-memory.ts';
import { makeDoor, rememberPort } from './network/own-port.ts';
import type { Remedy } from './protocol.ts';
import type { Services } from './services.ts';
import { type TimeLimits, timeLimits } from './time-limits.ts';

export type StartOptions = ConfigInput & {
  /** Where the log goes, once the configuration says where the data folder is. */
  openLog(dataDir: string): DestinationStream;
  clock?: Clock;
  ids?: Ids;
  /** Check every answer against its declaration; for tests. */
  checkAnswers?: boolean;
  aiLimits?: Partial<AiLimits>;
  /** Stands in for the built-in reader of messages; for tests. */
  readWishes?: ReadWishes;
  limits?: Partial<TimeLimits>;
  onConnections?(count: number): void;
  /** The addresses, or who may come in, are not what they were. */
  onNetwork?(): void;
  /** A taken port is no reason to give up: the desktop app finds another one and says so. */
  mayMovePort?: boolean;
  /** Stands in for the adapters of the computer; for tests. */
  interfaces?: () => Interfaces;
  /** What the owner chose when the server could not start. */
  remedy?: Remedy | undefined;
  /** Hears of each step of the start that takes long. */
  onStep?: TellStep;
  /** The database turns out to be damaged while the server runs. */
  onDamage?: (error: unknown) => void;
  /** Seals the keys; absent without the desktop app. */
  keychain?: Keychain;
  /** Shows a notice of the system; absent without the desktop app. */
  onNotice?: (notice: NoticeMessage) => void;
  /** Stands in for the push service; for tests. */
  pushService?: PushService;
  /** Takes a guard away; for the proofs. */
  guards?: Partial<Guards>;
};

export type RunningServer = {
  /** Where this computer reaches it: a loopback origin unless HOST names one address. No trailing slash. */
  url: string;
  port: number;
  config: Config;
  /** PIN in clear, only at the very first start. */
  firstPin: string | undefined;
  services: Services;
  /** Whether the database answers. */
  isHealthy(): Promise<boolean>;
  /** Whether something is under way that should not be interrupted: a request, an answer, a backup, an import. */
  isBusy(): boolean;
  /** Drains, closes everything, and resolves when nothing of the server is left. Asking again changes nothing. */
  stop(): Promise<void>;
};

/**
 * Starts the server: reads the configuration, opens and migrates the database, listens.
 *
 * @throws {ConfigError} with every problem of the configuration
 * @throws {StartError} with a code the owner can be told
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { clock = systemClock, ids = randomIds, checkAnswers = false } = options;
  const limits = { ...timeLimits, ...options.limits };
  const guards = makeGuards(options.guards);
  let kept: SecretStore | undefined;
  const readConfig = openConfig({ ...options, savedKey: () => kept?.read().ai_api_key });
  const { secrets, logger, logTap, unlock } = await openFolder(readConfig(), options, ids);
  kept = secrets;
  const config = readConfig();
  const pinStart = await openPin(config, secrets, logger).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const { pin, firstPin, changedOutside, keep } = pinStart;
  const { work, copies, done, close } = await openData(config.databaseFile, clock, logger, {
    known: openKnownDatabases(config.dataDir),
    remedy: options.remedy && { chosen: options.remedy, uploads: config.uploadDir },
    tell: options.onStep,
    onDamage: options.onDamage,
  }).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const closeData = () => secrets.settled().then(close).finally(unlock);
  const live = createLiveConfig(readConfig, takeBackUnconfirmed(config, readConfig, logger), secrets);
  const networkMemory = openNetworkMemory(config.dataDir, ids, logger);
  const door = makeDoor(live.current(), networkMemory, limits, logger, options.mayMovePort === true);
  let stopping: Promise<void> | undefined;
  try {
    await work.write((scope) => tidy(scope, config, changedOutside));
    const services = assembleServices({
      config: live,
      secrets,
      pin,
      work,
      copies,
      logger,
      logTap,
      clock,
      ids,
      limits,
      aiLimits: options.aiLimits,
      readWishes: options.readWishes,
      door,
      networkMemory,
      interfaces: options.interfaces ?? networkInterfaces,
      onConnections: (count) => options.onConnections?.(count),
      onNetwork: () => options.onNetwork?.(),
      onNotice: options.onNotice,
      pushService: options.pushService,
      guards,
    });
    await work.write((scope) => recoverTasks(scope, services));
    await services.attachmentFiles.tidyAtStart();
    await services.backups.tidyAtStart();
    await forgetExports(config.dataDir);
    const names = hostRules(live);
    const allowed = (header: string | undefined) => guards.isAllowedHost(header, names());
    const sockets = openSockets(services, allowed, limits);
    const app = createApp(services, { isAllowedHost: allowed, checkAnswers, limits, guards });
    const requests = countRequests(app.callback());
    await door.open({
      request: requests.listener,
      upgrade: sockets.handleUpgrade,
      shutOut: () => services.hub.closeRemote(closeCodes.goingAway, 'LAN access is off'),
    });
    await keep();
    await services.network.start();
    if (options.mayMovePort) rememberPort(door, config, networkMemory, services.notices);
    services.aiStatus.start();
    services.taskRunner.start();
    services.scheduler.start();
    if (done) services.notices.show(done);
    logger.info({ port: door.bound().port }, 'listening');
    return {
      url: ownOrigin(door.bound()),
      port: door.bound().port,
      config,
      firstPin,
      services,
      isHealthy: async () => {
        await work.read(({ db }) => db.selectFrom('sessions').select('id').limit(1).execute());
        return true;
      },
      isBusy: () =>
        requests.underWay() > 0 || services.chat.isAnswering() || services.maintenance.isUnderWay(),
      stop: () => (stopping ??= stop(door, services, sockets, limits, closeData)),
    };
  } catch (error) {
    await door.close(0);
    await closeData();
    throw withRemedies(error, config.databaseFile);
  }
}

async function openFolder(config: Config, options: StartOptions, ids: Ids) {
  try {
    makePrivateFolder(config.dataDir);
    const unlock = lockFolder(config.dataDir);
    try {
      const tell = (title: string, body: string) =>
        options.onNotice?.({ type: 'notify', id: ids.uuid(), title, body, actions: [] });
      const secrets = await openKeys(config.dataDir, { ...options, tell });
      const logTap = createLogTap(options.openLog(config.dataDir));
      return { secrets, logger: createLogger(config, logTap.destination), logTap, unlock };
    } catch (error) {
      unlock();
      throw error;
    }
  } catch (error) {
    throw asDatabaseError(error, config.dataDir);
  }
}

/** Clears out what earlier runs left behind, and follows the computer into another zone. */
async function tidy(scope: WriteScope, { values, timeZone }: Config, pinChanged: boolean): Promise<void> {
  await tidySessions(scope, { pinChanged, accessHours: values.JWT_EXPIRY_HOURS });
  await forgetOldKeys(scope);
  await forgetExpired(scope.db, scope.now);
  await moveAllDayEvents(scope, timeZone);
}

function openSockets(
  { hub, auth, logger }: Services,
  allowed: (header: string | undefined) => boolean,
  { heartbeat }: TimeLimits,
) {
  return createSocketServer({
    hub,
    logger,
    identify: auth.identify,
    watchEnd: auth.watchEnd,
    isAllowedHost: allowed,
    heartbeatMilliseconds: heartbeat,
  });
}

async function stop(
  door: Door,
  {
    chat,
    network,
    taskRunner,
    scheduler,
    hub,
    aiStatus,
    importDesk,
    backups,
    jobs,
    networkTrial,
    logTap,
    logger,
  }: Services,
  sockets: SocketServer,
  limits: TimeLimits,
  close: () => Promise<void>,
) {
  const withdrawn = network.stop();
  const closed = door.close(limits.drain);
  await chat.stop();
  await scheduler.stop();
  await taskRunner.stop();
  networkTrial.stop();
  logTap.end();
  await jobs.stop();
  await importDesk.stop();
  await backups.stop();
  sockets.stop();
  hub.closeAll(closeCodes.goingAway, 'Server is stopping');
  const farewell = setTimeout(() => hub.terminateAll(), limits.farewell);
  await Promise.all([closed, withdrawn]);
  clearTimeout(farewell);
  await aiStatus.stop();
  await close();
  logger.info('stopped');
}
