import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Request } from './operations.ts';
import { processorTime } from './process-figures.ts';

const autocannon = fileURLToPath(import.meta.resolve('autocannon'));

/** Autocannon ends at a sample only, ms. */
const sampling = 50;

/** Seconds, or a number of answers, however long they take. */
export type Until = number | { answers: number };

export type Load = {
  url: string;
  /** Process that answers. */
  pid: number;
  requests: readonly Request[];
  token?: string | undefined;
  connections: number;
  until: Until;
  /** Where the list of requests may be put. */
  list: string;
};

/** Latencies in whole milliseconds, as autocannon counts them. */
export type LoadResult = {
  perSecond: number;
  p50: number;
  p99: number;
  /** Processor time of an answer, microseconds: less disturbed by what else the machine does than the rest. */
  work: number;
};

/**
 * Sends requests for as long as given, from a process of its own, the next on each connection as soon as the last is
 * answered.
 *
 * @throws {Error} when a request fails or is not answered with 2xx
 */
export async function load({
  url,
  pid,
  requests,
  token,
  connections,
  until,
  list,
}: Load): Promise<LoadResult> {
  const before = processorTime(pid) ?? 0;
  writeFileSync(list, JSON.stringify(archiveOf(url, requests, token)));
  const end = typeof until === 'number' ? ['-d', String(until)] : ['-a', String(until.answers)];
  const how = ['--json', '--no-progress', '-L', String(sampling), '-c', String(connections), '--har', list];
  const options = [...how, ...end];
  const child = spawn(process.execPath, [autocannon, ...options, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  const found = JSON.parse(output) as Report;
  if (found.non2xx + found.errors + found.timeouts > 0 || found['2xx'] === 0) {
    throw new Error(
      `${requests[0]?.path}: ${found.non2xx} refused, ${found.errors} failed of ${found['2xx']}`,
    );
  }
  return {
    perSecond: found['2xx'] / found.duration,
    p50: found.latency.p50,
    p99: found.latency.p99,
    work: (((processorTime(pid) ?? 0) - before) * 1e6) / found['2xx'],
  };
}

type Report = {
  '2xx': number;
  non2xx: number;
  errors: number;
  timeouts: number;
  /** Seconds. */
  duration: number;
  latency: { p50: number; p99: number };
};

/** HTTP Archive 1.2, as much of it as autocannon reads. */
function archiveOf(url: string, requests: readonly Request[], token: string | undefined) {
  const headers = [
    { name: 'content-type', value: 'application/json' },
    ...(token === undefined ? [] : [{ name: 'authorization', value: `Bearer ${token}` }]),
  ];
  const entries = requests.map(({ method, path, body }) => ({
    request: { method, url: url + path, headers, ...(body !== undefined && { postData: { text: body } }) },
  }));
  return { log: { entries } };
}
