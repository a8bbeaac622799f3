import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpError } from './errors.ts';
import { crossOriginHeaders, securityHeaders } from './headers.ts';

/** After this time a connection is cut whether its other end has read the answer or not, ms. */
const lingerMilliseconds = 1000;

/**
 * Tells an error on a connection that has no response object: malformed requests and refused handshakes. Reads on for a
 * moment, since closing with unread data would take the answer away from the client, and then closes for good.
 */
export function answerAndClose(socket: Duplex, error: HttpError): void {
  const close = () => socket.destroy();
  const cut = setTimeout(close, lingerMilliseconds).unref();
  socket.once('error', close).once('close', () => clearTimeout(cut));
  socket.end(rawAnswer(error));
  socket.once('end', close).resume();
}

/** A whole answer as text (RFC 9112), in the same envelope and with the same headers as any other. */
function rawAnswer(error: HttpError): string {
  const body = JSON.stringify(error.body());
  const headers = {
    ...crossOriginHeaders,
    ...securityHeaders,
    ...error.headers,
    Connection: 'close',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}
