import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { ApiClient } from '../support/api-client.ts';
import { type JsonSchema, valueFor } from '../support/from-schema.ts';
import { createLiveIds } from '../support/live-ids.ts';
import { phoneAddress } from '../support/pair-device.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Requests thrown at the server, over all routes together. */
const cases = 20_000;
const atOnce = 8;

/** They end the very session that asks, wait for a person, or go on for ever. */
const leftOut = new Set(['logout', 'changePin', 'login', 'followLog']);

/** They copy everything there is; some tries tell enough. */
const costly = new Set(['adminBackup', 'makeBackup', 'exportData', 'adminReindex', 'startJob']);
const triesOfCostly = 20;

/**
 * They need what cannot be made up: a good refresh token, a code, a device, a file, a background task, a skill, a plan, a reminder,
 * a job, a free address.
 */
const neverSucceeding = [
  'applyPlan',
  'cancelJob',
  'cancelTask',
  'chooseAddress',
  'claimPairing',
  'confirmAction',
  'confirmNetworkChange',
  'delegateTodo',
  'deleteAttachment',
  'deleteBackup',
  'downloadAttachment',
  'downloadBackup',
  'downloadJobFile',
  'finishReminder',
  'getJob',
  'getLatestPlan',
  'getTask',
  'nameImportUploads',
  'obsidianFlush',
  'obsidianProjects',
  'obsidianReindex',
  'obsidianRetry',
  'obsidianScan',
  'obsidianSyncStatus',
  'prepareImport',
  'readFeed',
  'refreshToken',
  'revokeDevice',
  'restoreBackup',
  'revokeFeed',
  'sendImportUploads',
  'snoozeReminder',
  'startImport',
  'tryNetworkChange',
  'undoAction',
  'uploadAttachment',
  'uploadBackup',
];

type Operation = {
  method: string;
  path: string;
  operationId: string;
  parameters: { name: string; in: 'path' | 'query'; schema: JsonSchema; required: boolean }[];
  body: JsonSchema | undefined;
};

const seeds = [
  ['/api/todos', { title: 'one' }],
  ['/api/todos', { title: 'two', recurrence_rule: 'FREQ=DAILY', due_date: '2026-03-01' }],
  ['/api/events', { title: 'three', start_time: '2026-03-01T10:00', recurrence_rule: 'FREQ=WEEKLY' }],
  ['/api/memos', { content: 'four' }],
  ['/api/chat/conversations', { title: 'five' }],
] as const;

let server: TestServer;
let web: ApiClient;
let operations: Operation[];
const live = createLiveIds();

before(async () => {
  server = await startTestServer({ settings: { LOG_LEVEL: 'error', ...phoneAddress } });
  web = await server.signIn();
  operations = await readOperations();
  for (const [path, body] of seeds) live.learn((await web.post(path, body)).body);
});
after(() => server.stop());

/** A small linear congruential generator: repeatable from its seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

async function readOperations(): Promise<Operation[]> {
  type Described = {
    operationId: string;
    parameters: Operation['parameters'];
    requestBody?: { content: Record<string, { schema: JsonSchema }> };
  };
  const { body } = await web.get<{ paths: Record<string, Record<string, Described>> }>('/openapi.json');
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      operationId,
      parameters,
      body: requestBody?.content['application/json']?.schema,
    })),
  );
}

type Attempt = { operation: Operation; path: string; body: unknown };

/** A request to one operation: its parameters and body mostly fit, some do not. */
function attemptAt(operation: Operation): fc.Arbitrary<Attempt> {
  const parameters = operation.parameters.map(({ name, in: place, schema, required }) => ({
    name,
    place,
    value:
      place === 'path' || required
        ? valueFor(schema, name)
        : fc.option(valueFor(schema, name), { nil: undefined }),
  }));
  const values = fc.record(Object.fromEntries(parameters.map(({ name, value }) => [name, value])));
  const body = operation.body ? valueFor(operation.body, '') : fc.constant(undefined);
  return fc
    .tuple(values, body)
    .map(([given, sent]) => ({ operation, path: addressOf(operation, given), body: sent }));
}

const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function addressOf({ path, parameters }: Operation, given: Record<string, unknown>): string {
  const text = (name: string) => asText(given[name]).toWellFormed();
  const query = parameters.filter(({ name, in: place }) => place === 'query' && given[name] !== undefined);
  const search = new URLSearchParams(query.map(({ name }): [string, string] => [name, text(name)]));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(text(name) || 'x'),
  );
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** How often each operation succeeded: a test that only ever meets refusals would prove little. */
const successes = new Map<string, number>();

const decodeDollars = (path: string) => path.replaceAll('%24', '$');

async function send({ operation, path, body }: Attempt, random: () => number): Promise<string | undefined> {
  const address = live.fill(decodeDollars(path), random);
  const response = await web.fetch(address, {
    method: operation.method,
    ...(body !== undefined && {
      body: live.fill(JSON.stringify(body), random),
      headers: { 'content-type': 'application/json' },
    }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  if (response.status < 400) {
    remember(operation, address, response, text);
    return undefined;
  }
  const isRefusal = response.status < 500 || response.status === 503;
  return isRefusal && isEnvelope(text)
    ? undefined
    : `${operation.method} ${address} -> ${response.status} ${text.slice(0, 500)} for ${JSON.stringify(body)?.slice(0, 500)}`;
}

function remember(
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

function rarelyCostly(attempts: readonly Attempt[]): Attempt[] {
  const tries = new Map<string, number>();
  return attempts.filter(({ operation: { operationId } }) => {
    const count = (tries.get(operationId) ?? 0) + 1;
    tries.set(operationId, count);
    return !costly.has(operationId) || count <= triesOfCostly;
  });
}

test(`${cases} requests, good and bad, over every route: no 500, no answer outside its declaration`, async () => {
  const tried = operations.filter(({ operationId }) => !leftOut.has(operationId));
  assert.ok(tried.length >= 40, `${tried.length} operations`);
  const seed = Date.now() % 1_000_000;
  const random = randomFrom(seed);
  const sample = fc.sample(fc.constantFrom(...tried).chain(attemptAt), { numRuns: cases * 1.1, seed });
  const attempts = rarelyCostly(sample).slice(0, cases);
  const failures: string[] = [];
  const worker = async () => {
    for (let attempt = attempts.pop(); attempt && failures.length < 5; attempt = attempts.pop()) {
      const failure = await send(attempt, random);
      if (failure) failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  assert.deepEqual(failures, [], `seed ${seed}`);
  assert.equal((await web.get('/api/todos')).status, 200, 'still serving');
  const never = tried
    .filter(({ operationId }) => !successes.has(operationId))
    .map(({ operationId }) => operationId);
  const surprising = never.filter((operationId) => !neverSucceeding.includes(operationId));
  assert.deepEqual(surprising, [], 'every other operation succeeded now and then');
});
