import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Frame } from './frames.ts';

/** One open socket of a client; a user may have many. */
export type Connection = {
  subject: string;
  sessionId: string;
  socket: WebSocket;
  /** Signed in with the PIN or as the window of this computer, and not a paired device. */
  isOwner: boolean;
  /** The page that looks after the server. It is told what owners are told, and counts as nobody's phone. */
  isDashboard: boolean;
  /** It came in over loopback, so it stays when nobody else may come in. */
  isLocal: boolean;
  /** IP address of the other end. */
  address: string;
};

type OpenConnection = Connection & { since: Date };

/** Bytes a client may leave unread before it is cut off. */
export const unreadLimit = 1_048_576;

/** Close codes the clients tell apart (RFC 6455 7.4; 4001 is ClawChat's own). */
export const closeCodes = { normal: 1000, goingAway: 1001, sessionOver: 4001 } as const;

export type Hub = ReturnType<typeof createHub>;

/** Every open socket, and sending to all of them. One that is dead or does not read never holds up the others. */
export function createHub(
  logger: Logger,
  onChange: (count: number) => void = () => undefined,
  now: () => Date = () => new Date(),
) {
  const connections = new Set<OpenConnection>();
  const newcomers: (() => void)[] = [];
  const comings: (() => void)[] = [];
  const listeners: ((frame: Frame) => void)[] = [];
  const clients = () => [...connections].filter(({ isDashboard }) => !isDashboard);
  const count = () => clients().length;
  const hearing = () => clients().filter(({ socket }) => socket.readyState === socket.OPEN);

  const deliver = (connection: Connection, text: string) => {
    const { socket } = connection;
    if (socket.readyState !== socket.OPEN) return;
    socket.send(text);
    if (socket.bufferedAmount <= unreadLimit) return;
    logger.warn({ subject: connection.subject }, 'socket cut off: its client does not read');
    socket.terminate();
  };

  const tellChange = () => {
    onChange(count());
    for (const tell of comings) tell();
  };

  return {
    add(opened: Connection): void {
      const connection = { ...opened, since: now() };
      connections.add(connection);
      connection.socket.once('close', () => {
        connections.delete(connection);
        tellChange();
      });
      tellChange();
      for (const tell of newcomers) tell();
    },

    /** Calls back after each socket that opens. */
    onNewcomer(listener: () => void): void {
      newcomers.push(listener);
    },

    /** Calls back after each socket that opens or closes. */
    onComing(listener: () => void): void {
      comings.push(listener);
    },

    /** Calls back with everything that is told to all clients. */
    onBroadcast(listener: (frame: Frame) => void): void {
      listeners.push(listener);
    },

    send: (connection: Connection, frame: Frame) => deliver(connection, JSON.stringify(frame)),

    /** To every socket of every client, the one that caused it included. */
    broadcast(frame: Frame): void {
      const text = JSON.stringify(frame);
      for (const connection of clients()) deliver(connection, text);
      for (const tell of listeners) tell(frame);
    },

    /** To those who look after the server; a paired device hears nothing of it. */
    tellOwners(frame: Frame): void {
      const text = JSON.stringify(frame);
      for (const connection of connections) if (connection.isOwner) deliver(connection, text);
    },

    /** To the pages that look after the server, and to no client. */
    tellDashboards(frame: Frame): void {
      const text = JSON.stringify(frame);
      for (const connection of connections) if (connection.isDashboard) deliver(connection, text);
    },

    count,

    /** Every open socket, the longest open first. */
    connections: (): readonly Omit<OpenConnection, 'socket'>[] =>
      [...connections].map(({ socket, ...connection }) => connection),

    /** Whether a frame sent now would go out to a client. */
    isHeard: () => hearing().length > 0,

    /** Sessions that hear what is sent now. */
    hearingSessions: () => new Set(hearing().map(({ sessionId }) => sessionId)),

    /** Each user or device once, in the order in which they came. */
    subjects: () => [...new Set(clients().map(({ subject }) => subject))],

    isConnected: (subject: string) => clients().some((connection) => connection.subject === subject),

    /** Closes the sockets of a user or device and says how many there were. */
    disconnect(subject: string, code: number, reason: string): number {
      const own = clients().filter((connection) => connection.subject === subject);
      for (const { socket } of own) socket.close(code, reason);
      return own.length;
    },

    /** Closes the sockets of everybody who is not on this computer. */
    closeRemote(code: number, reason: string): void {
      for (const { socket, isLocal } of connections) if (!isLocal) socket.close(code, reason);
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
