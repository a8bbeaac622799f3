import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createApiClient } from '../support/api-client.ts';
import { keepQuickPin, testPin } from '../support/quick-pin.ts';
import { spawnServer } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { checkWriters, createWriter } from '../support/writer.ts';
import type { Finding, Proof, ProofContext } from './proof.ts';

const clients = 8;
const longestLife = 250;
/** Data folders, each with a server of its own, at the same time. */
const lanes = 2;

type Plan = { kills: number; preload?: string };

/** Kills one server again and again while its clients write, and looks each time at what they had been told. */
async function killing({ kills, preload }: Plan, { random }: ProofContext): Promise<Lane> {
  using folder = temporaryFolder();
  const dataDir = folder.at('data');
  keepQuickPin(dataDir);
  const lane: Lane = { acknowledged: 0, underWay: 0, ready: [], faults: [] };
  const writers = Array.from({ length: clients }, (_, index) => createWriter(`${index}`));
  let tokens: Tokens | undefined;
  for (let round = 1; round <= kills; round += 1) {
    const started = performance.now();
    const server = spawnServer(folder.path, { LOG_LEVEL: 'error' }, [], preload ? ['--import', preload] : []);
    try {
      const url = await server.ready();
      lane.ready.push(performance.now() - started);
      lane.underWay += writers.filter(({ isUnderWay }) => isUnderWay()).length;
      lane.faults.push(...checkWriters(dataDir, writers).map((fault) => `after kill ${round - 1}: ${fault}`));
      tokens ??= await tokensAt(url);
      const web = createApiClient(url, tokens.access);
      const writing = writers.map((writer) => writer.writeUntilCut(web, random));
      await setTimeout(20 + random() * longestLife);
      server.child.kill('SIGKILL');
      await Promise.all(writing);
    } finally {
      server.child.kill('SIGKILL');
      await server.ended;
    }
  }
  lane.acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged(), 0);
  lane.underWay += writers.filter(({ isUnderWay }) => isUnderWay()).length;
  lane.faults.push(...checkWriters(dataDir, writers).map((fault) => `at the end: ${fault}`));
  return lane;
}

type Lane = { acknowledged: number; underWay: number; ready: number[]; faults: string[] };
type Tokens = { access: string };

async function tokensAt(url: string): Promise<Tokens> {
  const { token = '' } = await createApiClient(url).signIn(testPin);
  return { access: token };
}

async function killAll({ kills, ...plan }: Plan, context: ProofContext): Promise<Finding> {
  const each = Math.ceil(kills / lanes);
  const done = await Promise.all(
    Array.from({ length: lanes }, () => killing({ ...plan, kills: each }, context)),
  );
  const ready = done.flatMap((lane) => lane.ready).sort((a, b) => a - b);
  const at = (share: number) => `${Math.round(ready[Math.floor((ready.length - 1) * share)] ?? 0)} ms`;
  const sum = (key: 'acknowledged' | 'underWay') => done.reduce((total, lane) => total + lane[key], 0);
  return {
    counts: {
      kills: each * lanes,
      clients,
      'writes acknowledged': sum('acknowledged'),
      'writes cut': sum('underWay'),
      'ready again p50': at(0.5),
      p99: at(0.99),
    },
    faults: done.flatMap(({ faults }) => faults),
  };
}

/** Loaded into the server, it sends answers before the commit. */
export const lateCommits = join(import.meta.dirname, '../support/late-commits.ts');

export const proof: Proof = {
  number: 1,
  name: 'kill -9 in the middle of writes loses nothing that was acknowledged',
  short: (context) => killAll({ kills: 16 }, context),
  long: (context) => killAll({ kills: 3000 }, context),
  controls: {
    'with answers sent before the commit': (context) => killAll({ kills: 6, preload: lateCommits }, context),
  },
};
