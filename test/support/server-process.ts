import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const sources = join(import.meta.dirname, '../../server/process.ts');

/** Where this run of the tests keeps what Node compiled. */
const compiled = process.env['NODE_COMPILE_CACHE'];

export type ServerProcess = {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Address for this computer, once it is printed. @throws {Error} when the process ends before */
  ready(): Promise<string>;
  /** How the process ended: its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
};

/**
 * The server as it is started without the desktop app: a process of its own, with nothing in its environment but the
 * given settings and where Node keeps what it compiled. On a free loopback port and without an AI unless they say otherwise.
 */
export function spawnServer(
  folder: string,
  settings: Record<string, string> = {},
  argv: string[] = [],
  /** For Node itself, in front of the program. */
  nodeArgv: string[] = [],
  /** The compiled server, for one. */
  program = sources,
): ServerProcess {
  const child = spawn(process.execPath, [...nodeArgv, program, ...argv], {
    cwd: folder,
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      AI_PROVIDER: 'builtin',
      ...(compiled && { NODE_COMPILE_CACHE: compiled }),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const ready = () =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const url = /Dashboard: +(http:\S+)\/admin\/\n.*Data:.*\n/s.exec(stdout)?.[1];
        if (url) resolve(url);
      };
      child.stdout.on('data', look);
      void ended.then((how) => reject(new Error(`The server ended with ${how}: ${stderr}`)));
      look();
    });
  return { child, stdout: () => stdout, stderr: () => stderr, ready, ended };
}

/** Runs something with servers of their own, and ends them however it went. */
export async function withServers<T>(
  run: (start: (...args: Parameters<typeof spawnServer>) => ServerProcess) => Promise<T>,
): Promise<T> {
  const started: ServerProcess[] = [];
  try {
    return await run((...args) => {
      const server = spawnServer(...args);
      started.push(server);
      return server;
    });
  } finally {
    for (const { child } of started) child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
  }
}
