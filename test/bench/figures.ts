import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { measureBroadcast, measureIdle } from './measure-sockets.ts';
import { measureStreams } from './measure-stream.ts';
import { residentMemory } from './process-figures.ts';
import type { Figure } from './report.ts';
import { type BenchOptions, isWanted, type Scene } from './scene.ts';
import { timeColdStart } from './start.ts';
import { median } from './statistics.ts';

/** What has no floor of its own. */

/** Phones that are connected while nothing happens. */
const phones = 10;

/** Starts with the data and without any, some of each, before anything else uses them. */
export async function coldStarts(options: BenchOptions, withData: string, empty: string): Promise<Figure[]> {
  const { program, starts, say } = options;
  if (!isWanted(options, 'cold start')) return [];
  say('cold start');
  const times = { data: [] as number[], empty: [] as number[] };
  for (let index = 0; index < starts; index += 1) {
    times.data.push(await timeColdStart({ program, folder: withData }));
    const fresh = join(empty, String(index));
    mkdirSync(fresh);
    times.empty.push(await timeColdStart({ program, folder: fresh }));
  }
  return [
    { name: 'cold start to health, with data', value: median(times.data), unit: 'ms', aim: 400 },
    { name: 'cold start to health, empty', value: median(times.empty), unit: 'ms', aim: 300 },
  ];
}

/** The server gives back what it does not need when it rests. */
const rest = ({ restSeconds }: BenchOptions) => setTimeout(restSeconds * 1000);

export async function idleFigures({ options, sides }: Scene): Promise<Figure[]> {
  await rest(options);
  const memory: Figure = {
    name: 'memory, idle',
    value: residentMemory(sides.server.pid),
    unit: 'MB',
    aim: 110,
  };
  if (!isWanted(options, 'idle')) return [memory];
  options.say('idle');
  const target = { ...sides.server, token: sides.token };
  const value = await measureIdle(target, phones, options.idleSeconds);
  return [memory, { name: `processor, idle with ${phones} phones`, value, unit: '%', aim: 0.5 }];
}

export async function streamFigures({ options, sides, ai }: Scene): Promise<Figure[]> {
  if (!isWanted(options, 'stream')) return [];
  options.say('stream');
  const { server, added } = await measureStreams(sides, ai, options.streams);
  return [
    { name: 'stream, first token p50', value: server.first.p50, unit: 'ms' },
    { name: 'stream, first token p99', value: server.first.p99, unit: 'ms' },
    { name: 'stream, total p50', value: server.total.p50, unit: 'ms' },
    { name: "stream, first token over the AI's own", value: added.first, unit: 'ms', aim: 2 },
    { name: "stream, total over the AI's own", value: added.total, unit: 'ms' },
  ];
}

export async function socketFigures({ options, sides }: Scene): Promise<Figure[]> {
  if (!isWanted(options, 'broadcast')) return [];
  options.say('broadcast');
  await rest(options);
  const { sockets, broadcasts } = options;
  const target = { ...sides.server, token: sides.token };
  const { p50, p99, memory } = await measureBroadcast(target, sockets, broadcasts);
  return [
    { name: `broadcast to ${sockets} sockets p50`, value: p50, unit: 'ms' },
    { name: `broadcast to ${sockets} sockets p99`, value: p99, unit: 'ms', aim: 150 },
    { name: `memory with ${sockets} sockets`, value: memory, unit: 'MB', aim: 300 },
  ];
}

export async function memoryAfter({ options, sides }: Scene): Promise<Figure[]> {
  const memory = (name: string, aim?: number): Figure => ({
    name: `memory, ${name}`,
    value: residentMemory(sides.server.pid),
    unit: 'MB',
    ...(aim !== undefined && { aim }),
  });
  const atOnce = memory('after all this');
  await rest(options);
  return [atOnce, memory('after all this and a rest', 180)];
}
