import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Caller } from '../http/access.ts';
import { asHttpError } from '../http/error-middleware.ts';
import { forbidden, notFound, unauthorized } from '../http/errors.ts';
import { refusedHostMessage } from '../http/host-guard.ts';
import { answerAndClose } from '../http/raw-answer.ts';
import { isLoopback } from '../lib/addresses.ts';
import { type Connection, closeCodes, type Hub } from './hub.ts';

/** Clients send pings of a few bytes and nothing else. */
const largestFrame = 65_536;

/** A socket that answers none of this many protocol pings is gone. */
const unansweredPings = 3;

export type SocketOptions = {
  hub: Hub;
  logger: Logger;
  /** @throws {HttpError} 401 */
  identify(token: string, address: string): Promise<Caller>;
  watchEnd(sessionId: string, onEnd: () => void): () => void;
  isAllowedHost(header: string | undefined): boolean;
  heartbeatMilliseconds: number;
};

type Place = Pick<Connection, 'isDashboard' | 'isLocal' | 'address'>;

export type SocketServer = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): void;
};

/**
 * The WebSocket at `/ws?token=`, for the dashboard with `&dashboard`. Whatever is wrong with a token refuses the
 * handshake; 4001 after accepting is kept for a session that is over for good, since one client signs out on it.
 */
export function createSocketServer(options: SocketOptions): SocketServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false });
  const { hub, heartbeatMilliseconds } = options;
  const unanswered = new WeakMap<WebSocket, number>();

  const accept = (socket: WebSocket, caller: Caller, place: Place) => {
    const { subject, sessionId, kind } = caller;
    const connection: Connection = { subject, sessionId, socket, isOwner: kind !== 'device', ...place };
    const forget = options.watchEnd(caller.sessionId, () =>
      socket.close(closeCodes.sessionOver, 'Session ended'),
    );
    const alive = () => unanswered.set(socket, 0);
    alive();
    socket.on('pong', alive);
    socket.on('message', (data) => {
      alive();
      if (isPing(data)) hub.send(connection, { type: 'pong' });
    });
    // Tells the client why (RFC 6455 7.4.1: 1002, 1007, 1009) and closes by itself.
    socket.on('error', (error) => options.logger.debug({ err: error }, 'socket failed'));
    socket.once('close', forget);
    hub.add(connection);
  };

  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      const pings = unanswered.get(socket) ?? 0;
      unanswered.set(socket, pings + 1);
      if (pings >= unansweredPings) socket.terminate();
      else socket.ping();
    }
    hub.broadcast({ type: 'heartbeat' });
  }, heartbeatMilliseconds);
  heartbeat.unref();

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { host } = request.headers;
    if (!options.isAllowedHost(host)) throw forbidden(refusedHostMessage(host));
    const url = URL.parse(request.url ?? '', 'http://localhost');
    if (url?.pathname !== '/ws') throw notFound('Page');
    const token = url.searchParams.get('token');
    if (!token) throw unauthorized('Missing token');
    const caller = await options.identify(token, request.socket.remoteAddress ?? '');
    const place = {
      isDashboard: url.searchParams.has('dashboard') && caller.kind !== 'device',
      isLocal: isLoopback(request.socket.localAddress ?? ''),
      address: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    };
    server.handleUpgrade(request, socket, head, (accepted) => accept(accepted, caller, place));
  };

  return {
    handleUpgrade(request, socket, head) {
      const ignore = () => socket.destroy();
      socket.once('error', ignore);
      upgrade(request, socket, head)
        .catch((error: unknown) => answerAndClose(socket, asHttpError(error)))
        .finally(() => socket.off('error', ignore));
    },
    stop: () => clearInterval(heartbeat),
  };
}

/** `{"type":"ping"}`; anything else is ignored, malformed text included. */
function isPing(data: RawData): boolean {
  const text = data.toString();
  if (text.length > 1000) return false;
  try {
    return (JSON.parse(text) as { type?: unknown } | null)?.type === 'ping';
  } catch {
    // The contract says to ignore it.
    return false;
  }
}
