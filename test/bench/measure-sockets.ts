import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { processorShare, residentMemory } from './process-figures.ts';
import { percentile } from './statistics.ts';

const program = join(import.meta.dirname, 'sockets.ts');

export type Target = { url: string; token: string; pid: number };

function openSockets({ url, token }: Target, sockets: number, broadcasts: number) {
  const child = spawn(process.execPath, [program, url, token, String(sockets), String(broadcasts)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk;
  });
  return { child, output: () => output, ended: once(child, 'close') };
}

export type Broadcast = { p50: number; p99: number; heard: number; memory: number | undefined };

/** How long after a change was asked for all sockets have heard of it, ms, and the server's memory then. */
export async function measureBroadcast(
  target: Target,
  sockets: number,
  broadcasts: number,
): Promise<Broadcast> {
  const { child, output, ended } = openSockets(target, sockets, broadcasts);
  await once(child.stdout, 'data');
  const memory = residentMemory(target.pid);
  child.stdin.end();
  await ended;
  const heard = JSON.parse(output()) as number[];
  return { p50: percentile(heard, 0.5), p99: percentile(heard, 0.99), heard: heard.length, memory };
}

/** Share of a processor with sockets open and nothing to do, percent. */
export async function measureIdle(
  target: Target,
  sockets: number,
  seconds: number,
): Promise<number | undefined> {
  const { child, ended } = openSockets(target, sockets, 0);
  await once(child.stdout, 'data');
  const share = await processorShare(target.pid, seconds);
  child.stdin.end();
  await ended;
  return share;
}
