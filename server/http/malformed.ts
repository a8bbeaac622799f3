import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { HttpError, invalid, tooLarge } from './errors.ts';
import { answerAndClose } from './raw-answer.ts';

type Exchange = { request: IncomingMessage; response: ServerResponse };

/**
 * What is no HTTP, or comes too slowly, is told so once. An answer that is under way on that connection is left alone;
 * what followed its request is what is malformed.
 */
export function refuseMalformed(server: Server, logger: Logger): void {
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
