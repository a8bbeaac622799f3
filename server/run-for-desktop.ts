import { ConfigError } from './config.ts';
import { HttpError } from './http/errors.ts';
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

/** Serves the desktop app: starts on `configure`, answers `health`, stops on `shutdown`. */
export function runForDesktop(port: MessagePort): void {
  let server: RunningServer | undefined;

  const handlers: {
    [T in MessageToServer['type']]: (message: Extract<MessageToServer, { type: T }>) => Promise<void>;
  } = {
    configure: async ({ dataDir, argv }) => {
      server = await startForDesktop(port, dataDir, argv);
    },
    health: async ({ id }) => {
      port.postMessage({ type: 'health', id, ok: (await server?.isHealthy()) ?? false });
    },
    'notice-action': async ({ id, action }) => {
      await server?.services.notices.act(id, action);
    },
    'set-lan': async ({ on }) => {
      if (server) await setLan(server.services, on);
    },
    shutdown: async () => {
      await server?.stop();
      process.exit(0);
    },
  };

  port.on('message', ({ data }) => {
    const message = messageToServer.parse(data);
    const handle = handlers[message.type] as (message: MessageToServer) => Promise<void>;
    void handle(message);
  });
}

async function startForDesktop(port: MessagePort, dataDir: string, argv: readonly string[]) {
  let server: RunningServer | undefined;
  const tellState = () => {
    if (!server) return;
    const { network, hub } = server.services;
    port.postMessage({
      type: 'state',
      addresses: network.addresses(),
      lan: network.lan(),
      connectedSockets: hub.count(),
    });
  };
  try {
    server = await startServer({
      argv,
      dataDir,
      workingDirectory: dataDir,
      openLog: (folder) => openLogFile(folder).destination,
      onNotice: (notice) => port.postMessage(notice),
      mayMovePort: true,
      onConnections: tellState,
      onNetwork: tellState,
    });
    port.postMessage({
      type: 'ready',
      url: server.url,
      port: server.port,
      addresses: server.services.network.addresses(),
      lan: server.services.network.lan(),
      dashboardToken: await server.services.auth.beginDesktopSession(),
      ...(server.firstPin !== undefined && { firstPin: server.firstPin }),
      version,
      startedAt: server.services.startedAt.toISOString(),
    });
    return server;
  } catch (error) {
    port.postMessage({ type: 'fatal', ...describe(error) });
    return undefined;
  }
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

function describe(error: unknown): {
  code: Extract<MessageFromServer, { type: 'fatal' }>['code'];
  message: string;
} {
  if (error instanceof StartError) return { code: error.code, message: error.message };
  if (error instanceof ConfigError) return { code: 'CONFIG_INVALID', message: error.message };
  return {
    code: 'UNEXPECTED',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
