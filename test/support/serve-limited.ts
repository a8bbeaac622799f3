import type { TimeLimits } from '../../server/time-limits.ts';
import { startTestServer } from './server.ts';

/**
 * A server in a process of its own, so that its memory can be looked at from outside: `serve-limited.ts <limits as JSON> <largest upload in MB>`.
 * Prints its address and its folder of files, and says on request (a line on standard input) how many connections and sockets it has.
 */

const [, , limits = '{}', largestMegabytes = '50'] = process.argv;
const server = await startTestServer({
  limits: JSON.parse(limits) as Partial<TimeLimits>,
  checkAnswers: false,
  settings: { LOG_LEVEL: 'error', MAX_UPLOAD_SIZE_MB: largestMegabytes },
});
let connections = 0;
server.services.door.watch((socket) => {
  connections += 1;
  socket.once('close', () => {
    connections -= 1;
  });
});
const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
print({ url: server.url, uploads: server.config.uploadDir });
process.stdin.on('data', () => {
  globalThis.gc?.();
  print({ connections, sockets: server.services.hub.count(), rss: process.memoryUsage.rss() });
});
process.stdin.once('end', () => void server.stop());
