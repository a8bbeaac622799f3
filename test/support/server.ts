import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { endFirstRun } from '../../server/features/first-run/first-run.ts';
import { type RunningServer, type StartOptions, startServer } from '../../server/start.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { keepQuickPin, testPin } from './quick-pin.ts';

export { testPin };

export type TestServer = RunningServer & {
  dataDir: string;
  /** Everything logged so far. */
  log(): string;
  /** A client that is signed in with the PIN. */
  signIn(): Promise<ApiClient>;
  /** A client without a token. */
  anonymous: ApiClient;
};

export type TestServerOptions = Partial<StartOptions> & {
  /** Settings by name, as in the environment. */
  settings?: Record<string, string>;
  /** Use this folder and leave it behind; otherwise a fresh one is removed at the end. */
  dataDir?: string;
  /** The test PIN is one that the dashboard may change, not set outside. */
  ownPin?: boolean;
  /** The dashboard begins with its first run; otherwise the owner has gone through it. */
  firstRun?: boolean;
};

/**
 * The real server on a free loopback port with a real SQLite file. Stops with `await using` or `stop()`.
 * By default no AI is asked (`AI_PROVIDER=builtin`), zone and PIN are fixed, and every answer is checked against its
 * declaration.
 */
export async function startTestServer(
  options: TestServerOptions = {},
): Promise<TestServer & AsyncDisposable> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'clawchat-test-')));
  const lines: string[] = [];
  const log = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const environment = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    PIN: options.ownPin ? '' : testPin,
    TIME_ZONE: 'Europe/Berlin',
    AI_PROVIDER: 'builtin',
    LOG_LEVEL: 'debug',
    ...options.settings,
  };
  if (options.ownPin || environment.PIN === testPin) keepQuickPin(environment.DATA_DIR);
  const server = await startServer({
    openLog: () => log,
    checkAnswers: true,
    workingDirectory: dataDir,
    environment,
    ...options,
    // Tests let the scheduler tick themselves.
    limits: { tick: 3_600_000, ...options.limits },
  });
  if (!options.firstRun) endFirstRun(server.services);
  const stop = async () => {
    await server.stop();
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  return {
    ...server,
    dataDir,
    log: () => lines.join(''),
    signIn: () => createApiClient(server.url).signIn(testPin),
    anonymous: createApiClient(server.url),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
