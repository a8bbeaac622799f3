import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeExit } from './last-tasks.ts';

/** What a second instance tells the first. */
export type SecondLaunch = { argv: string[]; cwd: string; data: unknown };

export type InstanceLock = { isFirst: true; server: Server } | { isFirst: false; first: Socket };

/**
 * Electron's lock belongs to the user data folder and is known at once. Sockets take a moment, so the stand-in finds out
 * while it is loaded, and only tells the other instance when the app asks.
 */
export async function findLock(userData: string): Promise<InstanceLock> {
  const name = `clawchat-stand-in-${createHash('sha256').update(userData).digest('hex').slice(0, 16)}`;
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  const server = await listen(address);
  if (server) return { isFirst: true, server };
  const first = await reach(address);
  if (first) return { isFirst: false, first };
  // Left behind by an instance that was killed.
  rmSync(address, { force: true });
  return findLock(userData);
}

export function onSecondLaunch(server: Server, listener: (launch: SecondLaunch) => void): void {
  server.on('connection', async (socket) => {
    const message = await text(socket);
    socket.end();
    if (message !== '') listener(JSON.parse(message));
  });
}

/** The process may not exit before its words have arrived. */
export function tellFirst(first: Socket, launch: SecondLaunch): void {
  const heard = new Promise((resolve) => first.once('close', resolve));
  first.end(JSON.stringify(launch));
  first.resume();
  beforeExit(() => heard);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer({ allowHalfOpen: true });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server));
    server.unref();
  });
}

function reach(address: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address, () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
