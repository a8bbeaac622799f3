import type { DataSet } from './data-set.ts';
import { type LoadResult, load } from './load.ts';
import type { Operation } from './operations.ts';
import { median } from './statistics.ts';

/** Both sides of the comparison, with data of the same content. */
export type Sides = { server: string; floor: string; token: string; data: DataSet; list: string };

export type Effort = { rounds: number; seconds: number; connections: number };

export type Measured = { server: LoadResult; floor: LoadResult /** Percent. */; share: number };

/**
 * Server, floor, server, floor ... after a round of each that does not count: whatever else the machine does hits both.
 */
export async function measureOperation(
  operation: Operation,
  sides: Sides,
  effort: Effort,
): Promise<Measured> {
  const { server, floor, token, data, list } = sides;
  const common = { connections: operation.connections ?? effort.connections, list };
  const askServer = (seconds: number) =>
    load({ ...common, url: server, requests: operation.server(data), token, seconds });
  const askFloor = (seconds: number) =>
    load({ ...common, url: floor, requests: operation.floor(data), seconds });
  await askServer(effort.seconds / 2);
  await askFloor(effort.seconds / 2);
  const rounds: { server: LoadResult; floor: LoadResult }[] = [];
  for (let round = 0; round < effort.rounds; round += 1) {
    rounds.push({ server: await askServer(effort.seconds), floor: await askFloor(effort.seconds) });
  }
  return {
    server: middle(rounds.map((round) => round.server)),
    floor: middle(rounds.map((round) => round.floor)),
    share: median(rounds.map((round) => (round.server.perSecond / round.floor.perSecond) * 100)),
  };
}

const middle = (results: readonly LoadResult[]): LoadResult => ({
  perSecond: median(results.map(({ perSecond }) => perSecond)),
  p50: median(results.map(({ p50 }) => p50)),
  p99: median(results.map(({ p99 }) => p99)),
  bytes: median(results.map(({ bytes }) => bytes)),
});
