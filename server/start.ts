import type { DestinationStream, Logger } from 'pino';
import type { AiLimits } from './ai/limits.ts';
import { createApp } from './app.ts';
import { assembleServices, hostRules } from './assemble.ts';
import { createLiveConfig } from './config/live-config.ts';
import { makePrivateFolder } from './config/private-file.ts';
import { openSecrets } from './config/secrets.ts';
import { type Config, type ConfigInput, loadConfig } from './config.ts';
import { asDatabaseError } from './db/errors.ts';
import { migrateDatabase } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { createWork } from './db/work.ts';
import { tidySessions } from './features/auth/auth.ts';
import { openPin } from './features/auth/pin.ts';
import { isAllowedHost } from './http/host-guard.ts';
import { forgetOldKeys } from './http/idempotency.ts';
import { type Listening, listen } from './http/listen.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { type Ids, randomIds } from './lib/ids.ts';
import { closeCodes } from './live/hub.ts';
import { createSocketServer, type SocketServer } from './live/socket-server.ts';
import { createLogger } from './log.ts';
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
  limits?: Partial<TimeLimits>;
  onConnections?(count: number): void;
};

export type RunningServer = {
  /** Loopback origin, no trailing slash. */
  url: string;
  port: number;
  config: Config;
  /** PIN in clear, only at the very first start. */
  firstPin: string | undefined;
  services: Services;
  /** Whether the database answers. */
  isHealthy(): Promise<boolean>;
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
  const config = loadConfig(options);
  const { secrets, logger } = openFolder(config, options);
  const { work, close } = await openData(config, clock, logger);
  const live = createLiveConfig(options, config, secrets);
  let listening: Listening | undefined;
  let stopping: Promise<void> | undefined;
  try {
    const { pin, firstPin, changedOutside } = await openPin(config, secrets, logger);
    await work.write((scope) => tidySessions(scope, changedOutside).then(() => forgetOldKeys(scope)));
    const services = assembleServices({
      config: live,
      secrets,
      pin,
      work,
      logger,
      clock,
      ids,
      limits,
      aiLimits: options.aiLimits,
      port: () => listening?.port ?? config.values.PORT,
      onConnections: (count) => options.onConnections?.(count),
    });
    const names = hostRules(live);
    const allowed = (header: string | undefined) => isAllowedHost(header, names());
    const sockets = openSockets(services, allowed, limits);
    const app = createApp(services, { isAllowedHost: allowed, checkAnswers, limits });
    const opened = await listen(app.callback(), {
      host: config.values.HOST,
      port: config.values.PORT,
      headersMilliseconds: limits.headers,
      logger,
    });
    listening = opened;
    opened.server.on('upgrade', sockets.handleUpgrade);
    services.aiStatus.start();
    logger.info({ port: opened.port }, 'listening');
    return {
      url: `http://127.0.0.1:${opened.port}`,
      port: opened.port,
      config,
      firstPin,
      services,
      isHealthy: async () => {
        await work.read(({ db }) => db.selectFrom('sessions').select('id').limit(1).execute());
        return true;
      },
      stop: () => (stopping ??= stop(opened, services, sockets, limits, close)),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function openFolder(config: Config, options: StartOptions) {
  try {
    makePrivateFolder(config.dataDir);
    return {
      secrets: openSecrets(config.dataDir),
      logger: createLogger(config, options.openLog(config.dataDir)),
    };
  } catch (error) {
    throw asDatabaseError(error, config.dataDir);
  }
}

async function openData(config: Config, clock: Clock, logger: Logger) {
  const report = await migrateDatabase(config.databaseFile, clock.now());
  if (report.applied.length > 0) logger.info(report, 'database upgraded');
  const database = openDatabase(config.databaseFile);
  const work = createWork(database, clock, (error) =>
    logger.error({ err: error }, 'effect after commit failed'),
  );
  return { work, close: database.close };
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
  listening: Listening,
  { chat, hub, aiStatus, logger }: Services,
  sockets: SocketServer,
  limits: TimeLimits,
  close: () => Promise<void>,
) {
  const closed = listening.close(limits.drain);
  await chat.stop();
  sockets.stop();
  hub.closeAll(closeCodes.goingAway, 'Server is stopping');
  const farewell = setTimeout(() => hub.terminateAll(), limits.farewell);
  await closed;
  clearTimeout(farewell);
  await aiStatus.stop();
  await close();
  logger.info('stopped');
}
