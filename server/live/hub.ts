import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Frame } from './frames.ts';

/** One open socket of a client; a user may have many. */
export type Connection = { subject: string; sessionId: string; socket: WebSocket };

/** Bytes a client may leave unread before it is cut off. */
export const unreadLimit = 1_048_576;

/** Close codes the clients tell apart (RFC 6455 7.4; 4001 is ClawChat's own). */
export const closeCodes = { normal: 1000, goingAway: 1001, sessionOver: 4001 } as const;

export type Hub = ReturnType<typeof createHub>;

/** Every open socket, and sending to all of them. One that is dead or does not read never holds up the others. */
export function createHub(logger: Logger, onChange: (count: number) => void = () => undefined) {
  const connections = new Set<Connection>();

  const deliver = (connection: Connection, text: string) => {
    const { socket } = connection;
    if (socket.readyState !== socket.OPEN) return;
    socket.send(text);
    if (socket.bufferedAmount <= unreadLimit) return;
    logger.warn({ subject: connection.subject }, 'socket cut off: its client does not read');
    socket.terminate();
  };

  return {
    add(connection: Connection): void {
      connections.add(connection);
      connection.socket.once('close', () => {
        connections.delete(connection);
        onChange(connections.size);
      });
      onChange(connections.size);
    },

    send: (connection: Connection, frame: Frame) => deliver(connection, JSON.stringify(frame)),

    /** To every socket of every client, the one that caused it included. */
    broadcast(frame: Frame): void {
      const text = JSON.stringify(frame);
      for (const connection of connections) deliver(connection, text);
    },

    count: () => connections.size,

    /** Each user or device once, in the order in which they came. */
    subjects: () => [...new Set([...connections].map(({ subject }) => subject))],

    /** Closes the sockets of a user or device and says how many there were. */
    disconnect(subject: string, code: number, reason: string): number {
      const own = [...connections].filter((connection) => connection.subject === subject);
      for (const { socket } of own) socket.close(code, reason);
      return own.length;
    },

    closeAll(code: number, reason: string): void {
      for (const { socket } of connections) socket.close(code, reason);
    },

    /** For those that did not answer the closing handshake. */
    terminateAll(): void {
      for (const { socket } of connections) socket.terminate();
    },
  };
}
