import type { ServerResponse } from 'node:http';
import { unreadLimit } from './hub.ts';

/** Comment lines keep clients (30 s of silence) and proxies from giving up while the model thinks. */
const commentMilliseconds = 10_000;

export type EventStream = {
  /** One `data:` line with the payload as JSON. */
  send(payload: Record<string, unknown>): void;
  /** The bare end mark, and the end of the response. */
  done(): void;
};

/**
 * Starts a server-sent event stream in the form all clients parse: `data: ` + JSON + LF LF, no event names, no ids,
 * no CR. A client that leaves more than 1 MiB unread is cut off.
 */
export function openEventStream(response: ServerResponse, comments = commentMilliseconds): EventStream {
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
  const keepAlive = setInterval(() => write(': waiting\n\n'), comments);
  response.once('close', () => clearInterval(keepAlive));

  return {
    send: (payload) => write(`data: ${JSON.stringify(payload)}\n\n`),
    done: () => {
      write('data: [DONE]\n\n');
      response.end();
    },
  };
}
