import fc from 'fast-check';
import type { ApiClient } from '../../support/api-client.ts';
import { createLiveIds, type LiveIds } from '../../support/live-ids.ts';
import type { Finding, ProofContext } from '../proof.ts';
import { type Attempt, attemptAt, type Operation, readOperations } from './operations.ts';
import { costly, leftOut, neverSucceeding, triesOfCostly } from './special-operations.ts';

const atOnce = 8;
/** Made up at once: all of a long run would fill the memory. */
const batch = 5000;
const faultsAtMost = 5;
const longestMilliseconds = 1000;

const seeds = [
  ['/api/todos', { title: 'one' }],
  ['/api/todos', { title: 'two', recurrence_rule: 'FREQ=DAILY', due_date: '2026-03-01' }],
  ['/api/events', { title: 'three', start_time: '2026-03-01T10:00', recurrence_rule: 'FREQ=WEEKLY' }],
  ['/api/memos', { content: 'four' }],
  ['/api/chat/conversations', { title: 'five' }],
] as const;

type Thrower = {
  web: ApiClient;
  live: LiveIds;
  /** How often each operation succeeded: what only ever meets refusals would prove little. */
  successes: Map<string, number>;
  slow: string[];
  random(): number;
};

/** Requests, good and bad, over every declared operation: none answered with a 500, or outside its declaration. */
export async function throwRequests(
  web: ApiClient,
  cases: number,
  { random, seed, say }: ProofContext,
): Promise<Finding & { slow: string[] }> {
  const thrower: Thrower = { web, live: createLiveIds(), successes: new Map(), slow: [], random };
  const tried = (await readOperations(web)).filter(({ operationId }) => !leftOut.has(operationId));
  for (const [path, body] of seeds) thrower.live.learn((await web.post(path, body)).body);
  const faults: string[] = [];
  const tries = new Map<string, number>();
  for (let made = 0; made < cases && faults.length < faultsAtMost; made += batch) {
    const numRuns = Math.min(batch, cases - made);
    const sample = fc.sample(fc.constantFrom(...tried).chain(attemptAt), { numRuns, seed: seed + made });
    const attempts = rarelyCostly(sample, tries);
    const worker = async () => {
      for (let one = attempts.pop(); one && faults.length < faultsAtMost; one = attempts.pop()) {
        const fault = await send(thrower, one);
        if (fault) faults.push(fault);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    say(`${made + numRuns} requests`);
  }
  const { status } = await web.get('/api/todos');
  if (status !== 200) faults.push(`afterwards a good request was answered ${status}`);
  const never = tried.map(({ operationId }) => operationId).filter((id) => !thrower.successes.has(id));
  const surprising = never.filter((operationId) => !neverSucceeding.includes(operationId));
  if (surprising.length > 0) faults.push(`never succeeded: ${surprising.join(', ')}`);
  const counts = { operations: tried.length, requests: cases, 'longer than a second': thrower.slow.length };
  return { counts, faults, slow: thrower.slow };
}

const decodeDollars = (path: string) => path.replaceAll('%24', '$');

async function send(
  { web, live, successes, random, slow }: Thrower,
  { operation, path, body }: Attempt,
): Promise<string | undefined> {
  const address = live.fill(decodeDollars(path), random);
  const started = performance.now();
  const response = await web.fetch(address, {
    method: operation.method,
    ...(body !== undefined && {
      body: live.fill(JSON.stringify(body), random),
      headers: { 'content-type': 'application/json' },
    }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  if (performance.now() - started > longestMilliseconds && !costly.has(operation.operationId))
    slow.push(`${operation.operationId} took ${Math.round(performance.now() - started)} ms`);
  if (response.status < 400) {
    remember({ live, successes }, operation, address, response, text);
    return undefined;
  }
  const isRefusal = response.status < 500 || response.status === 503;
  return isRefusal && isEnvelope(text)
    ? undefined
    : `${operation.method} ${address} -> ${response.status} ${text.slice(0, 500)} for ${JSON.stringify(body)?.slice(0, 500)}`;
}

function remember(
  { live, successes }: Pick<Thrower, 'live' | 'successes'>,
  { operationId, method }: Operation,
  address: string,
  response: Response,
  text: string,
): void {
  successes.set(operationId, (successes.get(operationId) ?? 0) + 1);
  if (response.headers.get('content-type')?.startsWith('application/json')) live.learn(JSON.parse(text));
  if (method === 'DELETE') live.forget(decodeURIComponent(address.split(/[/?]/).at(-1) ?? ''));
}

function isEnvelope(text: string): boolean {
  const { error, detail } = JSON.parse(text) as {
    error?: { code?: string; message?: string };
    detail?: unknown;
  };
  return Boolean(error?.code && error.message && detail);
}

/** Of the costly operations only so many over the whole run. */
function rarelyCostly(attempts: readonly Attempt[], tries: Map<string, number>): Attempt[] {
  return attempts.filter(({ operation: { operationId } }) => {
    const count = (tries.get(operationId) ?? 0) + 1;
    tries.set(operationId, count);
    return !costly.has(operationId) || count <= triesOfCostly;
  });
}
