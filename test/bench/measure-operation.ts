import type { DataSet } from './data-set.ts';
import { type LoadResult, load, type Until } from './load.ts';
import type { Operation, Request } from './operations.ts';
import type { Started } from './start.ts';
import { median } from './statistics.ts';

/** Both sides of the comparison, with data of the same content. */
export type Sides = { server: Started; floor: Started; token: string; data: DataSet; list: string };

export type Effort = {
  rounds: number;
  round: Until;
  /** Before the rounds; it does not count. */
  warmUp?: Until;
  connections: number;
};

export type Measured = { server: LoadResult; floor: LoadResult /** Percent. */; share: number };

/**
 * Server, floor, server, floor ... after a round of each that does not count: whatever else the machine does hits both.
 */
export async function measureOperation(
  operation: Operation,
  sides: Sides,
  effort: Effort,
): Promise<Measured> {
  const { server, floor, token, list } = sides;
  const common = { connections: operation.connections ?? effort.connections, list };
  const { ofServer, ofFloor } = await prepare(operation, sides);
  const askServer = (until: Until) => load({ ...common, ...at(server), requests: ofServer, token, until });
  const askFloor = (until: Until) => load({ ...common, ...at(floor), requests: ofFloor, until });
  if (effort.warmUp !== undefined) {
    await askServer(effort.warmUp);
    await askFloor(effort.warmUp);
  }
  const rounds: { server: LoadResult; floor: LoadResult }[] = [];
  for (let round = 0; round < effort.rounds; round += 1) {
    rounds.push({ server: await askServer(effort.round), floor: await askFloor(effort.round) });
  }
  return {
    server: middle(rounds.map((round) => round.server)),
    floor: middle(rounds.map((round) => round.floor)),
    share: median(rounds.map((round) => (round.server.perSecond / round.floor.perSecond) * 100)),
  };
}

/** By how much the answers of the two may differ, as a share of the server's, and in bytes for the smallest. */
const tolerance = { share: 0.25, bytes: 60 };

/**
 * What to ask the two, so that one has as much to write as the other.
 *
 * @throws {Error} when they have not, and comparing them would mean nothing
 */
async function prepare(operation: Operation, { server, floor, token, data }: Sides) {
  const ask = async (url: string, [request]: readonly Request[]) => {
    const { method = 'GET', path = '', body } = request ?? {};
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
    return answer.text();
  };
  const ofServer = operation.server(data);
  const answer = await ask(server.url, ofServer);
  const ofFloor = operation.floor(data, answer);
  const served = answer.length;
  const least = (await ask(floor.url, ofFloor)).length;
  if (Math.abs(served - least) > Math.max(served * tolerance.share, tolerance.bytes))
    throw new Error(
      `${operation.name}: the server answers with ${served} characters, the floor with ${least}`,
    );
  return { ofServer, ofFloor };
}

const at = ({ url, pid }: Started) => ({ url, pid });

const middle = (results: readonly LoadResult[]): LoadResult => ({
  perSecond: median(results.map(({ perSecond }) => perSecond)),
  p50: median(results.map(({ p50 }) => p50)),
  p99: median(results.map(({ p99 }) => p99)),
  work: median(results.map(({ work }) => work)),
});
