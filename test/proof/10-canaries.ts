import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Guards } from '../../server/guards.ts';
import { startFakeAi } from '../support/fake-ai.ts';
import { startTestServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { liveADay } from './canaries/live-a-day.ts';
import { given, type Secrets, standingIn } from './canaries/secrets.ts';
import type { Finding, Proof } from './proof.ts';

/** What belongs into a prompt: the talk it answers, and what it was told by its own key. */
const inPrompts: readonly string[] = ['text of a message', 'text of another talk', 'reply of the AI'];

/** What the data folder is for: what people wrote, what must be shown to them again, and the two keys in their file. */
const inData: readonly string[] = [
  ...[...inPrompts, 'title of a todo', 'text of a memo', 'place of an event', 'name of a file'],
  ...['content of a file', 'push token', 'idempotency key', 'address of a feed'],
  ...['key of the AI', 'another key of the AI', 'signing key', 'password in an address'],
];

async function useForADay(guards: Partial<Guards> = {}): Promise<Finding> {
  using folder = temporaryFolder();
  const ai = await startFakeAi();
  await using stack = new AsyncDisposableStack();
  stack.defer(ai.stop);
  const secrets: Secrets = { ...given };
  ai.answer = () => [secrets['reply of the AI']];
  await using server = await startTestServer({
    dataDir: folder.path,
    ownPin: true,
    guards,
    settings: {
      PUBLIC_URL: 'http://192.168.1.20:8000',
      AI_PROVIDER: '',
      JWT_SECRET: secrets['signing key'],
    },
  });
  const day = await liveADay(server, ai, secrets);
  const faults: string[] = [];
  const look = (place: string, texts: readonly string[], belongs: readonly string[] = []) => {
    const found = new Set(texts.flatMap((text) => standingIn(text, secrets)));
    for (const name of found) if (!belongs.includes(name)) faults.push(`${name} stands in ${place}`);
  };
  const prompts = ai.requests.map(({ path, body }) => `${path} ${JSON.stringify(body)}`);
  look('the log', [server.log()]);
  look('the body of an error', day.errors);
  look('a report', day.reports, ['title of a todo', 'place of an event']);
  look('a prompt', prompts, inPrompts);
  const ofBoth = ['text of a message', 'text of another talk'] as const;
  if (prompts.some((prompt) => ofBoth.every((name) => prompt.includes(secrets[name]))))
    faults.push('one talk stands in a prompt of another');
  look('the data folder', filesIn(folder.path), inData);
  const counts = { secrets: Object.keys(secrets).length, 'lines of log': server.log().split('\n').length };
  return {
    counts: { ...counts, errors: day.errors.length, reports: day.reports.length, prompts: prompts.length },
    faults,
  };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'));

export const proof: Proof = {
  number: 10,
  name: 'No secret is written into a log, a report, an error or a prompt',
  short: () => useForADay(),
  long: () => useForADay(),
  controls: {
    'with a log of whole addresses and headers': () =>
      useForADay({
        requestLog: (logger) => (ctx, next) => {
          logger.debug({ url: ctx.req.url, headers: ctx.req.headers }, 'request');
          return next();
        },
      }),
  },
};
