import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createApiClient } from '../support/api-client.ts';
import { keepQuickPin, testPin } from '../support/quick-pin.ts';
import { spawnServer } from '../support/server-process.ts';

/** Something that listens, in a process of its own, until it is disposed of. */
export type Started = { url: string; pid: number; stop(): Promise<void> };

export type StartServer = {
  /** What Node is to run: the sources or the compiled server. */
  program: string;
  /** Its data is in `data` below. */
  folder: string;
  settings?: Record<string, string>;
  nodeArgv?: string[];
};

/** The real server. */
export async function startServer({ program, folder, settings, nodeArgv }: StartServer): Promise<Started> {
  const server = spawnServer(folder, { TIME_ZONE: 'UTC', ...settings }, [], nodeArgv, program);
  const url = await server.ready();
  return {
    url,
    pid: server.child.pid ?? 0,
    stop: async () => {
      server.child.kill('SIGTERM');
      await server.ended;
    },
  };
}

/** Milliseconds from starting the program to the first answer of `/api/health`. */
export async function timeColdStart(options: StartServer): Promise<number> {
  const started = performance.now();
  const server = await startServer(options);
  await fetch(`${server.url}/api/health`);
  const milliseconds = performance.now() - started;
  await server.stop();
  return milliseconds;
}

/** To be called before the first start: checking the PIN is none of the operations. */
export const preparePin = (folder: string) => keepQuickPin(join(folder, 'data'));

export async function signIn(url: string): Promise<string> {
  const { token = '' } = await createApiClient(url).signIn(testPin);
  return token;
}

export async function startFloor(file: string): Promise<Started> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'floor.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: String(line).trim(),
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
