import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBench } from './bench.ts';
import { standardSize, timesSize } from './data-set.ts';
import { asTable, figureTable, machine } from './report.ts';

/**
 * How fast it is, each operation beside its floor:
 *
 *     npm run bench                        everything
 *     npm run bench -- search today        what has one of these words in its name
 *     npm run bench -- --large             over ten times the data
 *     npm run bench -- --sources           the server as it stands in server/, instead of the compiled one
 *     npm run bench -- --seconds 5 todo    longer rounds
 *     npm run bench -- --profile folder    with a processor profile of the server in the folder
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    large: { type: 'boolean' },
    sources: { type: 'boolean' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string' },
    rounds: { type: 'string', default: '2' },
    profile: { type: 'string' },
  },
});

const say = (line: string) => void process.stdout.write(`${line}\n`);
const root = join(import.meta.dirname, '../..');
if (values.profile !== undefined) mkdirSync(values.profile, { recursive: true });

// Over ten times the data, some of what the floor does is not answered to all in less.
const seconds = Number(values.seconds ?? (values.large ? 5 : 1));

say(machine(Number(values.seed)));
say(`server: ${values.sources ? 'its sources' : 'compiled'}, ${values.rounds} rounds of ${seconds} s`);
const { operations, figures } = await runBench({
  program: join(root, values.sources ? 'server/process.ts' : 'dist/server/process.js'),
  size: timesSize(standardSize, values.large ? 10 : 1),
  seed: Number(values.seed),
  now: new Date(),
  effort: { rounds: Number(values.rounds), round: seconds, warmUp: seconds, connections: 32 },
  streams: 60,
  sockets: 1000,
  broadcasts: 20,
  idleSeconds: 21,
  restSeconds: 12,
  starts: 3,
  only: positionals,
  nodeArgv: values.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', values.profile],
  say,
});
say('');
if (operations.length > 0) say(`${asTable(operations)}\n`);
say(figureTable(figures));
