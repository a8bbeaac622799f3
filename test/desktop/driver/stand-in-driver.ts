import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import type { DriverReply, DriverRequest } from '../stand-in/control.ts';
import { standInEnvironment } from '../stand-in/options.ts';
import type { DesktopApp, Driver, LaunchOptions } from './driver.ts';
import { untilTrue } from './until-true.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const standIn = join(import.meta.dirname, '..', 'stand-in');

/** Runs `main/index.ts` itself in plain Node, with the stand-in for the module `electron`. */
export const standInDriver = runInPlainNode('stand-in', 'main/index.ts');

/** The same for what `npm start` runs: the compiled app, which starts the compiled server. */
export const builtDriver = runInPlainNode('stand-in, built app', 'dist/main/index.js');

function runInPlainNode(name: string, script: string): Driver {
  return {
    name,
    launch: async (options) => {
      checkBuilt(script);
      return controlMain(startMain(join(root, script), options));
    },
  };
}

function checkBuilt(script: string): void {
  for (const built of [script, 'dist/main/preload.cjs', 'dist/renderer/index.html']) {
    if (!existsSync(join(root, built))) throw new Error(`${built} is missing: npm run build`);
  }
}

function startMain(
  script: string,
  { dataFolder, args = [], serverEntry, timeLapse, keychain }: LaunchOptions,
): ChildProcess {
  return fork(join(standIn, 'run.ts'), [script, root, `--user-data-dir=${dataFolder}`, ...args], {
    execArgv: ['--import', join(standIn, 'register.ts')],
    env: {
      ...process.env,
      ...standInEnvironment({ browserProfile: `${dataFolder}.browser`, serverEntry, timeLapse, keychain }),
    },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function controlMain(child: ChildProcess): DesktopApp {
  let output = '';
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exited = Promise.all([once(child, 'exit'), ...streams.map((stream) => once(stream, 'close'))]).then(
    ([[code]]) => code as number | null,
  );
  const ask = requestsTo(child, () => output);
  let browser: Promise<Browser> | undefined;

  return {
    evaluate: (run, argument) => ask({ ask: 'evaluate', source: String(run), argument }) as never,
    async page() {
      browser ??= ask({ ask: 'browser' }).then((endpoint) => chromium.connectOverCDP(String(endpoint)));
      return await firstPage(await browser);
    },
    exited,
    output: () => output,
    kill: () => void child.kill('SIGKILL'),
    async dispose() {
      if (child.connected) child.disconnect();
      const hard = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(hard);
      await browser?.then((connected) => connected.close()).catch(() => undefined);
    },
  };
}

type Question = DriverRequest extends infer R ? (R extends DriverRequest ? Omit<R, 'id'> : never) : never;

function requestsTo(child: ChildProcess, output: () => string): (question: Question) => Promise<unknown> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  child.on('message', (reply: DriverReply) => {
    const { resolve, reject } = waiting.get(reply.id) ?? Promise.withResolvers();
    waiting.delete(reply.id);
    if ('error' in reply) reject(new Error(reply.error));
    else resolve(reply.value);
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The app ended (${code}):\n${output()}`));
    waiting.clear();
  });
  return (question) => {
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(last, answer);
    child.send({ id: last, ...question });
    return answer.promise;
  };
}

/** A browser connected to over its debugging port takes a moment to know its pages. */
async function firstPage(browser: Browser): Promise<Page> {
  const find = () =>
    browser
      .contexts()[0]
      ?.pages()
      .find((page) => page.url() !== 'about:blank');
  await untilTrue('the window has a page', () => find() !== undefined);
  const page = find();
  if (!page) throw new Error('The page of the window is gone.');
  return page;
}
