import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Caller } from '../http/access.ts';
import { asHttpError } from '../http/error-middleware.ts';
import { HttpError, notFound, unauthorized } from '../http/errors.ts';
import { type Connection, closeCodes, type Hub } from './hub.ts';

/** Clients send pings of a few bytes and nothing else. */
const largestFrame = 65_536;

/** Proxies cut idle connections; two client generations send nothing by themselves. */
const heartbeatMilliseconds = 15_000;

/** A socket that answers no protocol ping for this long is gone. */
const silenceMilliseconds = 45_000;

export type SocketOptions = {
  hub: Hub;
  /** @throws {HttpError} 401 */
  identify(token: string, address: string): Promise<Caller>;
  watchEnd(sessionId: string, onEnd: () => void): () => void;
  isAllowedHost(header: string | undefined): boolean;
  heartbeatMilliseconds?: number;
};

export type SocketServer = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): void;
};

/**
 * The WebSocket at `/ws?token=`. Whatever is wrong with a token refuses the handshake; 4001 after accepting is kept for
 * a session that is over for good, since one client signs out on it.
 */
export function createSocketServer(options: SocketOptions): SocketServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false });
  const { hub } = options;
  const lastSeen = new WeakMap<WebSocket, number>();

  const accept = (socket: WebSocket, caller: Caller) => {
    const connection: Connection = { subject: caller.subject, sessionId: caller.sessionId, socket };
    const forget = options.watchEnd(caller.sessionId, () =>
      socket.close(closeCodes.sessionOver, 'Session ended'),
    );
    const alive = () => lastSeen.set(socket, performance.now());
    alive();
    socket.on('pong', alive);
    socket.on('message', (data) => {
      alive();
      if (isPing(data)) hub.send(connection, { type: 'pong' });
    });
    socket.on('error', () => socket.terminate());
    socket.once('close', forget);
    hub.add(connection);
  };

  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (performance.now() - (lastSeen.get(socket) ?? 0) > silenceMilliseconds) socket.terminate();
      else socket.ping();
    }
    hub.broadcast({ type: 'heartbeat' });
  }, options.heartbeatMilliseconds ?? heartbeatMilliseconds);
  heartbeat.unref();

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    if (!options.isAllowedHost(request.headers.host))
      throw new HttpError(403, 'FORBIDDEN', 'Host not allowed');
    if (url.pathname !== '/ws') throw notFound('Page');
    const token = url.searchParams.get('token');
    if (!token) throw unauthorized('Missing token');
    const caller = await options.identify(token, request.socket.remoteAddress ?? '');
    server.handleUpgrade(request, socket, head, (accepted) => accept(accepted, caller));
  };

  return {
    handleUpgrade(request, socket, head) {
      const ignore = () => socket.destroy();
      socket.once('error', ignore);
      upgrade(request, socket, head)
        .catch((error: unknown) => refuse(socket, asHttpError(error)))
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

function refuse(socket: Duplex, error: HttpError): void {
  const body = JSON.stringify(error.body());
  const head = [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
