import { connect, type Socket } from 'node:net';
import type { Door } from '../http/door.ts';

/** Whether the server can be reached through one of this computer's own addresses. */
export type Probe = (address: string) => Promise<boolean>;

/**
 * Tries an address by connecting to it and watching whether that very connection arrives at our own door: another
 * program on the same port would answer, too.
 */
export function createProbe(door: Pick<Door, 'watch' | 'bound'>, limitMilliseconds: number): Probe {
  return (address) =>
    new Promise((resolve) => {
      const arrived = new Set<number | undefined>();
      const socket = connect({ host: address, port: door.bound().port });
      const finish = (isOurs: boolean) => {
        clearTimeout(limit);
        forget();
        socket.destroy();
        resolve(isOurs);
      };
      const limit = setTimeout(() => finish(false), limitMilliseconds);
      // Either end may hear of the connection first.
      const compare = () => {
        if (socket.localPort !== undefined && arrived.has(socket.localPort)) finish(true);
      };
      const forget = door.watch((peer: Socket) => {
        arrived.add(peer.remotePort);
        compare();
      });
      socket.once('connect', compare);
      socket.once('error', () => finish(false));
    });
}
