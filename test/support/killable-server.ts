import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createApiClient } from './api-client.ts';
import { testPin } from './server.ts';

const entry = fileURLToPath(new URL('../../server/process.ts', import.meta.url));

export type KillableServer = {
  url: string;
  signIn(): ReturnType<ReturnType<typeof createApiClient>['signIn']>;
  /** As a power cut does: nothing is finished, nothing is cleared away. */
  kill(): Promise<void>;
  /** Asks it to end, and waits for that. */
  stop(): Promise<void>;
};

/** The program itself, in a process of its own. @throws {Error} with what it printed when it does not start */
export async function startKillableServer(dataDir: string): Promise<KillableServer> {
  const environment = {
    PATH: process.env['PATH'],
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    PIN: testPin,
    TIME_ZONE: 'Europe/Berlin',
    AI_PROVIDER: 'builtin',
  };
  const child = spawn(process.execPath, [entry], {
    cwd: dataDir,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const url = await readAddress(child);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    url,
    signIn: () => createApiClient(url).signIn(testPin),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (data: unknown) => {
      printed += String(data);
      const address = /Dashboard:\s+(http:\S+)\/admin/.exec(printed)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${printed}`)));
  });
}
