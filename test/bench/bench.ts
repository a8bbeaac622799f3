import { copyFileSync, mkdirSync } from 'node:fs';
import { startFakeAi } from '../support/fake-ai.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { makeDataSet } from './data-set.ts';
import { coldStarts, idleFigures, memoryAfter, socketFigures, streamFigures } from './figures.ts';
import { measureOperation, type Sides } from './measure-operation.ts';
import { operations } from './operations.ts';
import { type Figure, operationRow } from './report.ts';
import { type BenchOptions, isWanted, type Scene } from './scene.ts';
import { preparePin, signIn, startFloor, startServer } from './start.ts';

export type Outcome = { operations: string[][]; figures: Figure[] };

/** Everything that is measured, one after the other, over data made for it and deleted afterwards. */
export async function runBench(options: BenchOptions): Promise<Outcome> {
  using folder = temporaryFolder();
  for (const name of ['data', 'floor', 'empty']) mkdirSync(folder.at(name));
  options.say(`making ${JSON.stringify(options.size)}`);
  const data = await makeDataSet(folder.at('data/clawchat.db'), options.size, options.now, options.seed);
  const floorFile = folder.at('floor/clawchat.db');
  copyFileSync(data.file, floorFile);
  preparePin(folder.path);
  const figures = await coldStarts(options, folder.path, folder.at('empty'));
  await using running = new AsyncDisposableStack();
  const ai = running.adopt(await startFakeAi(), ({ stop }) => stop());
  const settings = { AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url };
  const { program, nodeArgv } = options;
  const floor = running.adopt(await startFloor(floorFile), ({ stop }) => stop());
  const server = running.adopt(
    await startServer({ program, folder: folder.path, settings, nodeArgv }),
    ({ stop }) => stop(),
  );
  const token = await signIn(server.url);
  const sides = { server, floor, token, data, list: folder.at('requests.har') };
  const scene: Scene = { options, sides, ai };
  figures.push(...(await idleFigures(scene)));
  const rows = await measureOperations(options, sides);
  figures.push(...(await streamFigures(scene)), ...(await socketFigures(scene)));
  figures.push(...(await memoryAfter(scene)));
  return { operations: rows, figures };
}

async function measureOperations(options: BenchOptions, sides: Sides): Promise<string[][]> {
  const rows: string[][] = [];
  for (const operation of operations.filter(({ name }) => isWanted(options, name))) {
    options.say(operation.name);
    rows.push(operationRow(operation, await measureOperation(operation, sides, options.effort)));
  }
  return rows;
}
