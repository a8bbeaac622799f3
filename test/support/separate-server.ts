import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TimeLimits } from '../../server/time-limits.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { testPin } from './quick-pin.ts';

const program = join(import.meta.dirname, 'serve-limited.ts');

/** What a server holds: connections, those of them that are sockets of clients, and memory in bytes. */
export type Held = { connections: number; sockets: number; rss: number };

export type SeparateServer = AsyncDisposable & {
  url: string;
  /** The folder of the files of attachments. */
  uploads: string;
  signIn(): Promise<ApiClient>;
  held(): Promise<Held>;
};

/** A server in a process of its own that tells what it holds. */
export async function startSeparateServer(
  limits: Partial<TimeLimits>,
  { largestMegabytes = 50 } = {},
): Promise<SeparateServer> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', program, JSON.stringify(limits), `${largestMegabytes}`],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>() => {
    const { done, value } = await lines.next();
    if (done) throw new Error('The server ended');
    return JSON.parse(value) as T;
  };
  const { url, uploads } = await next<{ url: string; uploads: string }>();
  return {
    url,
    uploads,
    signIn: () => createApiClient(url).signIn(testPin),
    held() {
      child.stdin.write('\n');
      return next<Held>();
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'close');
      child.stdin.end();
      const kill = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(kill);
    },
  };
}
