import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { MessageFromServer, MessageToServer } from '../../server/protocol.ts';
import { untilTrue } from '../desktop/driver/until-true.ts';
import { type ApiClient, createApiClient } from '../support/api-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The server as the desktop app has it: a process of its own, over its messages alone. */
const program = join(import.meta.dirname, '../../server/process.ts');
const parentPort = join(import.meta.dirname, '../desktop/stand-in/parent-port.ts');

type Word<T extends MessageFromServer['type']> = Extract<MessageFromServer, { type: T }>;

const folder = temporaryFolder();
const heard: MessageFromServer[] = [];
let child: ChildProcess;
let ready: Word<'ready'>;
let web: ApiClient;
let looks = 0;

/** In place of an AI: counts who looks whether it is there. */
const ai = createServer((_request, response) => {
  looks += 1;
  response.writeHead(503).end();
});

async function listen(): Promise<string> {
  ai.listen(0, '127.0.0.1');
  await once(ai, 'listening');
  return `http://127.0.0.1:${(ai.address() as AddressInfo).port}`;
}

const say = (message: MessageToServer) => void child.send(message);

const latest = <T extends MessageFromServer['type']>(type: T) =>
  heard.findLast((message): message is Word<T> => message.type === type);

/** Asks for health until the server has told that. */
async function untilState(what: string, holds: (state: Word<'state'>) => boolean): Promise<void> {
  await untilTrue(what, async () => {
    say({ type: 'health', id: heard.length });
    await once(child, 'message');
    const state = latest('state');
    return state !== undefined && holds(state);
  });
}

before(async () => {
  child = fork(program, { execArgv: ['--import', parentPort], serialization: 'advanced', stdio: 'ignore' });
  child.on('message', (message: MessageFromServer) => {
    heard.push(message);
    // There is no keychain here.
    if (message.type === 'keychain')
      say({ type: 'keychain', id: message.id, answer: { state: 'unavailable' } });
  });
  say({
    type: 'configure',
    dataDir: folder.path,
    dataDirMustExist: true,
    argv: [
      '--port=0',
      '--host=127.0.0.1',
      '--mdns=false',
      '--ai-provider=ollama',
      `--ai-base-url=${await listen()}`,
    ],
    parentPid: process.pid,
  });
  await untilTrue('the server is ready', () => latest('ready') !== undefined);
  ready = latest('ready') as Word<'ready'>;
  web = createApiClient(ready.url, ready.dashboardToken);
});
after(async () => {
  if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
  folder[Symbol.dispose]();
  ai.close();
  ai.closeAllConnections();
});

test('it is busy as long as an upload lasts, and no longer', async () => {
  await untilState('it has nothing to do', ({ busy }) => !busy);
  const upload = request(`${ready.url}/api/attachments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ready.dashboardToken}`,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': '100000',
    },
  });
  upload.on('error', () => undefined);
  upload.write('--x\r\n');
  await untilState('it is busy', ({ busy }) => busy);
  upload.destroy();
  await untilState('it is done', ({ busy }) => !busy);
});

test('when the computer wakes, what was last known is looked at again, each time', async () => {
  const before = looks;
  // By itself the server looks every 20 seconds, which is less often than this waits for.
  await untilTrue('the AI is looked for again and again', async () => {
    say({ type: 'wake' });
    say({ type: 'health', id: heard.length });
    await once(child, 'message');
    return looks >= before + 4;
  });
});

test('what is due is told, and open reminders are counted until they are done', async () => {
  const due_date = new Date(Date.now() + 30 * 60_000).toISOString();
  const { body } = await web.post<{ id: string }>('/api/todos', { title: 'Pay rent', due_date });
  const isTold = () => heard.some((message) => message.type === 'notify' && message.opens?.id === body.id);
  await untilTrue('the reminder is told', async () => {
    say({ type: 'wake' });
    say({ type: 'health', id: heard.length });
    await once(child, 'message');
    return isTold();
  });
  await untilState('it is open', ({ openReminders }) => openReminders === 1);
  await web.patch(`/api/todos/${body.id}`, { status: 'completed' });
  await untilState('it is done', ({ openReminders }) => openReminders === 0);
});

test('asked to stop, it closes its database and ends well', async () => {
  say({ type: 'shutdown' });
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});
