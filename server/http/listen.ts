import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { StartError } from '../lib/start-error.ts';
import { invalid } from './errors.ts';
import { crossOriginHeaders, securityHeaders } from './headers.ts';

/** Time for the headers of a request; a body has limits of its own where it is read. */
const headersMilliseconds = 10_000;

/** Uploads over slow Wi-Fi take a while. */
const requestMilliseconds = 10 * 60_000;

export type Listening = {
  server: Server;
  port: number;
  /** Stops taking requests, lets running ones end for as long as given, then cuts them. */
  close(graceMilliseconds: number): Promise<void>;
};

/** Opens the port. @throws {StartError} `PORT_IN_USE` with words for the owner. */
export async function listen(
  handler: RequestListener,
  host: string,
  port: number,
  logger: Logger,
): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: headersMilliseconds,
      requestTimeout: requestMilliseconds,
      connectionsCheckingInterval: 2000,
    },
    handler,
  );
  server.on('clientError', (error, socket) => {
    logger.debug({ err: error }, 'malformed request');
    if (!socket.writable) return socket.destroy();
    socket.end(malformedAnswer());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(describe(error, host, port)));
    server.listen(port, host, resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close: (graceMilliseconds) => closeServer(server, graceMilliseconds),
  };
}

function closeServer(server: Server, graceMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function malformedAnswer(): string {
  const body = JSON.stringify(invalid('The request is malformed').body());
  const headers = {
    ...crossOriginHeaders,
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [
    'HTTP/1.1 400 Bad Request',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...lines,
    '',
    body,
  ].join('\r\n');
}

function describe(error: Error, host: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return new StartError(
      'PORT_IN_USE',
      `Port ${port} is taken by another program. Close it, or choose another PORT.`,
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError('CONFIG_INVALID', `Cannot listen on HOST ${host}, PORT ${port} (${code}).`, {
      cause: error,
    });
  }
  return error;
}
