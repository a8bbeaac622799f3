import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Bound } from '../lib/addresses.ts';
import { StartError } from '../lib/start-error.ts';
import { HttpError, invalid, tooLarge } from './errors.ts';
import { answerAndClose } from './raw-answer.ts';

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
  server: Server;
  /** What is really listened on. */
  bound: Bound;
  /** Stops taking requests, lets running ones end for as long as given, then cuts them. */
  close(graceMilliseconds: number): Promise<void>;
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
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Listening> {
  const { host, port, headersMilliseconds, logger } = options;
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
    handler,
  );
  refuseMalformed(server, logger);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(describe(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { address, port: boundPort } = server.address() as AddressInfo;
  return {
    server,
    bound: { address, port: boundPort },
    close: (graceMilliseconds) => closeServer(server, graceMilliseconds),
  };
}

/** Everything else that a client would like to speak (`h2c`) is answered in plain HTTP, as if it had not asked. */
const wantsWebSocket = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';

type Exchange = { request: IncomingMessage; response: ServerResponse };

/**
 * What is no HTTP, or comes too slowly, is told so once. An answer that is under way on that connection is left alone;
 * what followed its request is what is malformed.
 */
function refuseMalformed(server: Server, logger: Logger): void {
  const exchanges = new WeakMap<Duplex, Exchange>();
  const refused = new WeakSet<Duplex>();
  server.on('request', (request, response) => {
    exchanges.set(request.socket, { request, response });
    response.once('close', () => {
      if (exchanges.get(request.socket)?.response === response) exchanges.delete(request.socket);
    });
  });
  server.on('clientError', (error, socket) => {
    if (refused.has(socket)) return;
    refused.add(socket);
    // Not the error itself: it carries what was sent, tokens and all.
    logger.debug({ code: (error as NodeJS.ErrnoException).code }, 'malformed request');
    const { request, response } = exchanges.get(socket) ?? {};
    if (request?.complete) response?.once('finish', () => socket.end());
    else if (!socket.writable || response?.headersSent) socket.destroy();
    else answerAndClose(socket, asRefusal((error as NodeJS.ErrnoException).code));
  });
}

function asRefusal(code: string | undefined): HttpError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new HttpError(431, 'VALIDATION_ERROR', 'The headers of the request are too large');
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return tooLarge('The request is too large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new HttpError(408, 'VALIDATION_ERROR', 'The request came too slowly');
  return invalid('The request is malformed');
}

function closeServer(server: Server, graceMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    // A connection that was busy when the server began to close is kept alive by Node when its request is over.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMilliseconds);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
  });
}

const unusableAddress = new Set(['EACCES', 'EADDRNOTAVAIL', 'EAI_AGAIN', 'EINVAL', 'ENOTFOUND']);

function describe(error: Error, host: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return new StartError(
      'PORT_IN_USE',
      `Port ${port} is taken by another program. Close it, or choose another PORT.`,
      { cause: error },
    );
  }
  if (code !== undefined && unusableAddress.has(code)) {
    return new StartError('CONFIG_INVALID', `Cannot listen on HOST ${host}, PORT ${port} (${code}).`, {
      cause: error,
    });
  }
  return error;
}
