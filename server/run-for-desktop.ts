import { existsSync } from 'node:fs';
import { type Keychain, keychainOfDesktop } from './config/keychain.ts';
import { ConfigError } from './config.ts';
import { countOpen } from './features/reminders/reminders.ts';
import { HttpError } from './http/errors.ts';
import { watchParent } from './lib/parent-watch.ts';
import { StartError } from './lib/start-error.ts';
import { openLogFile } from './log-file.ts';
import { type MessageFromServer, type MessageToServer, messageToServer } from './protocol.ts';
import type { Services } from './services.ts';
import { type RunningServer, startServer } from './start.ts';
import { version } from './version.ts';

/** The end of the channel that Electron gives a utility process. */
export type MessagePort = {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  postMessage(message: MessageFromServer): void;
};

type Configure = Extract<MessageToServer, { type: 'configure' }>;

/** How long a server whose app was killed may take to close its database, ms. */
const lastMilliseconds = 1_000;

/** Serves the desktop app: starts on `configure`, answers `health`, stops on `shutdown` or when the app is gone. */
export function runForDesktop(port: MessagePort): void {
  let desktop: { server: RunningServer; tell(): Promise<void> } | undefined;
  const { keychain, reply } = keychainOfDesktop((message) => port.postMessage(message));
  const end = async () => {
    await desktop?.server.stop();
    process.exit(0);
  };

  const handlers: {
    [T in MessageToServer['type']]: (message: Extract<MessageToServer, { type: T }>) => Promise<void>;
  } = {
    configure: async (message) => {
      watchParent(message.parentPid, () => {
        setTimeout(() => process.exit(0), lastMilliseconds);
        void end();
      });
      desktop = await startForDesktop(port, keychain, message);
    },
    health: async ({ id }) => {
      const ok =
        (await desktop?.server.isHealthy().catch((error: unknown) => notHealthy(desktop, error))) ?? false;
      port.postMessage({ type: 'health', id, ok });
      if (ok) await desktop?.tell();
    },
    'notice-action': async ({ id, action }) => {
      await desktop?.server.services.notices.act(id, action);
    },
    'set-lan': async ({ on }) => {
      if (desktop) await setLan(desktop.server.services, on);
    },
    wake: async () => {
      if (!desktop) return;
      const { scheduler, network, aiStatus } = desktop.server.services;
      await Promise.all([scheduler.wake(), network.lookAnew(), aiStatus.check()]);
    },
    keychain: async (message) => reply(message),
    shutdown: end,
  };

  port.on('message', ({ data }) => {
    const message = messageToServer.parse(data);
    const handle = handlers[message.type] as (message: MessageToServer) => Promise<void>;
    void handle(message);
  });
}

function notHealthy(desktop: { server: RunningServer } | undefined, error: unknown): boolean {
  desktop?.server.services.logger.error({ err: error }, 'the database does not answer');
  return false;
}

async function startForDesktop(
  port: MessagePort,
  keychain: Keychain,
  { dataDir, dataDirMustExist, argv, remedy }: Configure,
) {
  let tell: (() => Promise<void>) | undefined;
  const fail = (error: unknown) => port.postMessage({ type: 'fatal', ...describe(error) });
  try {
    if (dataDirMustExist) requireFolder(dataDir);
    const server = await startServer({
      argv,
      dataDir,
      workingDirectory: dataDir,
      remedy,
      keychain,
      openLog: (folder) => openLogFile(folder).destination,
      onStep: (step, within) => port.postMessage({ type: 'progress', step, within }),
      onDamage: fail,
      onNotice: (notice) => port.postMessage(notice),
      mayMovePort: true,
      onConnections: () => void tell?.(),
      onNetwork: () => void tell?.(),
    });
    const { network, auth, startedAt } = server.services;
    port.postMessage({
      type: 'ready',
      url: server.url,
      port: server.port,
      addresses: network.addresses(),
      lan: network.lan(),
      dashboardToken: await auth.beginDesktopSession(),
      ...(server.firstPin !== undefined && { firstPin: server.firstPin }),
      version,
      startedAt: startedAt.toISOString(),
    });
    tell = stateTeller(port, server);
    void tell();
    return { server, tell };
  } catch (error) {
    fail(error);
    return undefined;
  }
}

/** A folder the owner chose may be on a drive that is not there: made anew, it would be empty without a word. */
function requireFolder(path: string): void {
  if (existsSync(path)) return;
  throw new StartError(
    'DATA_FOLDER_UNAVAILABLE',
    `The data folder ${path} is not there. If it is on a drive of its own, connect that and try again.`,
  );
}

/** Tells the desktop what has changed since it was told last. */
function stateTeller(port: MessagePort, server: RunningServer): () => Promise<void> {
  const { network, hub, work, logger } = server.services;
  let told = '';
  return async () => {
    const openReminders = await work
      .read(({ db, now }) => countOpen(db, now))
      .catch((error: unknown) => {
        logger.error({ err: error }, 'open reminders cannot be counted');
        return 0;
      });
    const state = {
      type: 'state' as const,
      addresses: network.addresses(),
      lan: network.lan(),
      connectedPhones: hub.hearingSessions().size,
      openReminders,
      busy: server.isBusy(),
    };
    const text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    port.postMessage(state);
  };
}

/** There is no page to answer, so what goes wrong is told with a notice. */
async function setLan({ network, notices, logger }: Services, on: boolean): Promise<void> {
  try {
    await network.setLan(on);
  } catch (error) {
    logger.warn({ err: error }, 'LAN access stays as it was');
    const reason = error instanceof HttpError ? error.message : 'The log says why.';
    notices.show({ title: 'LAN access stays as it was', body: reason });
  }
}

function describe(error: unknown): Omit<Extract<MessageFromServer, { type: 'fatal' }>, 'type'> {
  if (error instanceof StartError) {
    return { code: error.code, message: error.message, remedies: [...error.remedies] };
  }
  if (error instanceof ConfigError) return { code: 'CONFIG_INVALID', message: error.message, remedies: [] };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'UNEXPECTED', message, remedies: [] };
}
