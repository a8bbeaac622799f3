import type { ServerResponse } from 'node:http';
import { unreadLimit } from './hub.ts';

export type EventStream = {
  /** One `data:` line with the payload as JSON. */
  send(payload: Record<string, unknown>): void;
  /** The bare end mark, and the end of the response. */
  done(): void;
};

/**
 * Starts a server-sent event stream in the form all clients parse: `data: ` + JSON + LF LF, no event names, no ids,
 * no CR, and a comment line as often as given. A client that leaves more than 1 MiB unread is cut off.
 */
export function openEventStream(response: ServerResponse, commentMilliseconds: number): EventStream {
  response.socket?.setNoDelay(true);
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();

  const write = (text: string) => {
    if (response.destroyed || response.writableEnded) return;
    response.write(text);
    if (response.writableLength > unreadLimit) response.destroy();
  };
  const keepAlive = setInterval(() => write(': waiting\n\n'), commentMilliseconds);
  // Whoever asked may be gone before the first word; then nothing says so a second time.
  if (response.closed) clearInterval(keepAlive);
  else response.once('close', () => clearInterval(keepAlive));

  return {
    send: (payload) => write(`data: ${JSON.stringify(payload)}\n\n`),
    done: () => {
      write('data: [DONE]\n\n');
      response.end();
    },
  };
}
