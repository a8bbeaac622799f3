import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findOrInstallBrowser } from '../../.scripts/lib/browser.mjs';
import { passSignalsTo } from '../../.scripts/lib/signals.mjs';

/**
 * The long forms, one after the other, each with its controls:
 *
 *     npm run proof                    all of them
 *     npm run proof -- 5 7             these
 *     npm run proof -- --seed 42 11    with the numbers of an earlier run
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' } },
});
const seed = values.seed ?? String(Math.floor(Math.random() * 1_000_000_000));
const say = (line: string) => void process.stdout.write(`${line}\n`);

const numberOf = (file: string) => Number(/^\d+/.exec(file)?.[0]);
const files = readdirSync(import.meta.dirname)
  .filter((file) => /^\d\d-[a-z-]+\.ts$/.test(file))
  .filter((file) => positionals.length === 0 || positionals.map(Number).includes(numberOf(file)))
  .sort();

/** Whether the proof held, and its controls did not. */
async function runOne(file: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const program = join(import.meta.dirname, 'run-one.ts');
  const address = pathToFileURL(join(import.meta.dirname, file)).href;
  const child = spawn(process.execPath, ['--expose-gc', program, address, seed], {
    stdio: 'inherit',
    env: environment,
  });
  passSignalsTo(child);
  const [code] = await once(child, 'exit');
  return code === 0;
}

const browser = await findOrInstallBrowser(say);
const environment = { ...process.env, ...(browser && { CLAWCHAT_BROWSER: browser }) };
const [processor] = cpus();
say(
  `${new Date().toISOString()}, Node ${process.version}, ${process.platform} ${process.arch}, ` +
    `${availableParallelism()} x ${processor?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, seed ${seed}`,
);
const failed: string[] = [];
for (const file of files) if (!(await runOne(file, environment))) failed.push(file);
say(
  `\n${files.length - failed.length} of ${files.length} held${failed.length > 0 ? `; not: ${failed.join(', ')}` : ''}`,
);
process.exitCode = failed.length > 0 || files.length === 0 ? 1 : 0;
