import { once } from 'node:events';
import { WebSocket } from 'ws';
import { createApiClient } from '../support/api-client.ts';

/**
 * Clients of one broadcast, in a process of their own: `sockets.ts <url> <token> <sockets> <broadcasts>`. Prints as JSON
 * after how many milliseconds each socket had heard of each change, counted from before the request was sent; with no
 * broadcasts it says `open` and stays until it is told to stop.
 */

const [, , url = '', token = '', sockets = '0', broadcasts = '0'] = process.argv;
const opening = 50;

async function open(count: number): Promise<WebSocket[]> {
  const all: WebSocket[] = [];
  while (all.length < count) {
    const next = Array.from(
      { length: Math.min(opening, count - all.length) },
      () => new WebSocket(`${url.replace(/^http/, 'ws')}/ws?token=${token}`),
    );
    await Promise.all(next.map((socket) => once(socket, 'open')));
    all.push(...next);
  }
  return all;
}

const isChange = (data: unknown) => String(data).includes('module_data_changed');

function hears(socket: WebSocket, since: number): Promise<number> {
  return new Promise((resolve) => {
    const listen = (data: unknown) => {
      if (!isChange(data)) return;
      socket.off('message', listen);
      resolve(performance.now() - since);
    };
    socket.on('message', listen);
  });
}

const all = await open(Number(sockets));
const heard: number[] = [];
const client = createApiClient(url, token);
for (let index = 0; index < Number(broadcasts); index += 1) {
  const since = performance.now();
  const hearing = Promise.all(all.map((socket) => hears(socket, since)));
  await client.post('/api/todos', { title: 'Call the plumber' });
  heard.push(...(await hearing));
}
process.stdout.write(Number(broadcasts) > 0 ? `${JSON.stringify(heard)}\n` : 'open\n');
if (Number(broadcasts) === 0) await once(process.stdin.resume(), 'end');
for (const socket of all) socket.terminate();
