import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type Bound, isLoopback } from '../lib/addresses.ts';
import { refuseMalformed } from './malformed.ts';
import { asStartError, isHalfTaken, portInUse } from './port-taken.ts';

/**
 * How long an unused connection stays open. Phones keep theirs for a minute or more; closing sooner would now and then
 * meet a request on its way.
 */
const idleMilliseconds = 75_000;

/** Uploads over slow Wi-Fi take a while, ms. A JSON body has a limit of its own where it is read. */
const requestMilliseconds = 10 * 60_000;

/** While the server closes, between two looks for connections that have nothing more to do, ms. */
const sweepMilliseconds = 50;

export type Listening = {
  /** What is really listened on. */
  bound: Bound;
  /** Stops listening; requests that run go on. */
  retire(): void;
  /** Cuts what did not come in over loopback; sockets that say goodbye get as long as given for it. */
  cutRemote(farewellMilliseconds: number): void;
  /** Stops listening, lets running requests end for as long as given, then cuts them. */
  close(graceMilliseconds: number): Promise<void>;
  /** Nothing listens or is connected any more. */
  closed: Promise<void>;
};

export type Handlers = {
  request: RequestListener;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Told of every connection, before anything was said over it. */
  connection(socket: Socket): void;
};

export type ListenOptions = {
  host: string;
  /** 0 takes any free one. */
  port: number;
  /** Time for the headers of a request, ms. */
  headersMilliseconds: number;
  logger: Logger;
};

/** Opens the port. @throws {StartError} `PORT_IN_USE` with words for the owner. */
export async function listen(handlers: Handlers, options: ListenOptions): Promise<Listening> {
  const { host, port, headersMilliseconds, logger } = options;
  if (await isHalfTaken(host, port)) throw portInUse(port);
  const server = createServer(
    {
      headersTimeout: headersMilliseconds,
      requestTimeout: requestMilliseconds,
      keepAliveTimeout: idleMilliseconds,
      connectionsCheckingInterval: Math.min(2000, headersMilliseconds),
      // The host guard refuses those, in our own words.
      requireHostHeader: false,
      shouldUpgradeCallback: wantsWebSocket,
    },
    handlers.request,
  );
  server.on('upgrade', handlers.upgrade);
  server.on('connection', handlers.connection);
  refuseMalformed(server, logger);
  const cutRemote = makeCutter(server);
  letAnswersLeave(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(asStartError(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { address, port: boundPort } = server.address() as AddressInfo;
  return { bound: { address, port: boundPort }, cutRemote, ...closerOf(server) };
}

/** Everything else that a client would like to speak (`h2c`) is answered in plain HTTP, as if it had not asked. */
const wantsWebSocket = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';

/**
 * Node takes a connection for idle as soon as an answer is handed over, and closing the server would cut a large one in
 * the middle. Here idle ones wait until what is on its way has left. Once nothing new comes in, clients are told that
 * their connection ends, so that none sends another request into it.
 */
function letAnswersLeave(server: Server): void {
  const latest = new Map<Socket, ServerResponse>();
  const isLeaving = ({ writableEnded, writableFinished }: ServerResponse) =>
    writableEnded && !writableFinished;
  const closeIdle = server.closeIdleConnections.bind(server);
  server.closeIdleConnections = () => {
    if (![...latest.values()].some(isLeaving)) closeIdle();
  };
  server.on('connection', (socket) => socket.once('close', () => latest.delete(socket)));
  server.prependListener('request', ({ socket }, answer) => {
    latest.set(socket, answer);
    if (!server.listening) answer.shouldKeepAlive = false;
  });
}

function closerOf(server: Server): Pick<Listening, 'retire' | 'close' | 'closed'> {
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  const retire = () => {
    if (!server.listening) return;
    server.close();
    // A connection that was busy when the server began to close is kept alive by Node when its request is over.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMilliseconds);
    void closed.then(() => clearInterval(sweep));
  };
  return {
    closed,
    retire,
    async close(graceMilliseconds) {
      retire();
      const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
      await closed;
      clearTimeout(cut);
    },
  };
}

function makeCutter(server: Server): Listening['cutRemote'] {
  const remote = new Set<Duplex>();
  const upgraded = new WeakSet<Duplex>();
  server.on('connection', (socket) => {
    if (isLoopback(socket.localAddress ?? '')) return;
    remote.add(socket);
    socket.once('close', () => remote.delete(socket));
  });
  server.on('upgrade', (_request, socket) => upgraded.add(socket));
  return (farewellMilliseconds) => {
    for (const socket of remote) {
      if (upgraded.has(socket)) setTimeout(() => socket.destroy(), farewellMilliseconds);
      else socket.destroy();
    }
  };
}
