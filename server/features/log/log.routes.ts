import { join } from 'node:path';
import { plainRoute, type Route, type RouteRequest } from '../../http/route.ts';
import { openEventStream } from '../../live/event-stream.ts';
import type { Services } from '../../services.ts';
import { readHomeLines } from '../dashboard/dashboard.ts';
import {
  connections,
  type LogPage,
  type LogQuery,
  logPage,
  logQuery,
  logStreamQuery,
  report,
} from './log.schema.ts';
import { type LogFilter, makeFilter, parseLine } from './log-line.ts';
import { pieceOf, readLog, withLogFiles } from './read-log.ts';
import { writeReport } from './report.ts';

const common = { tag: 'dashboard', access: 'owner', status: 200 } as const;

/** Lines of the log in a report. */
const reportedLines = 200;

export const logRoutes = (services: Services): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'get',
      path: '/api/dashboard/log',
      operationId: 'getLog',
      summary: 'The log backwards, page by page',
      query: logQuery,
      output: logPage,
    },
    ({ query }) => look(services, query),
  ),

  plainRoute(
    {
      ...common,
      method: 'get',
      path: '/api/dashboard/log/stream',
      operationId: 'followLog',
      summary: 'Lines of the log as they are written, each as `data: {...}`',
      query: logStreamQuery,
      output: 'raw',
      rawType: 'text/event-stream',
    },
    (request) => follow(services, request, request.query),
  ),

  plainRoute(
    {
      ...common,
      method: 'get',
      path: '/api/dashboard/report',
      operationId: 'getReport',
      summary: 'State, settings and the end of the log as text without secrets',
      output: report,
    },
    async () => {
      const { lines: log } = await look(services, { limit: reportedLines });
      const text = writeReport(services, { lines: await readHomeLines(services), log });
      const day = services.clock.now().toISOString().slice(0, 10);
      return { filename: `clawchat-report-${day}.txt`, text };
    },
  ),

  plainRoute(
    {
      ...common,
      method: 'get',
      path: '/api/dashboard/connections',
      operationId: 'listConnections',
      summary: 'Who is connected now',
      output: connections,
    },
    () => listConnections(services),
  ),
];

async function look({ config, logTap }: Services, query: LogQuery): Promise<LogPage> {
  const path = join(config.current().dataDir, 'logs', 'server.log');
  return withLogFiles([path, `${path}.1`], (pieces) =>
    // Somebody may keep the log elsewhere: then there is what this run wrote.
    readLog(pieces.length > 0 ? pieces : [pieceOf(logTap.recent())], query),
  );
}

/** Writes lines until the reader goes, its session ends, or the server does. */
function follow(
  { logTap, limits }: Services,
  { raw, signal }: Pick<RouteRequest<undefined, undefined, undefined>, 'raw' | 'signal'>,
  filter: LogFilter,
): Promise<void> {
  const passes = makeFilter(filter);
  const stream = openEventStream(raw.response, limits.comments);
  return new Promise((resolve) => {
    const leave = logTap.follow(
      (line) => {
        if (passes(line)) stream.send(parseLine(line));
      },
      () => {
        stream.done();
        resolve();
      },
    );
    const onGone = () => {
      leave();
      resolve();
    };
    if (signal.aborted) onGone();
    else signal.addEventListener('abort', onGone, { once: true });
  });
}

async function listConnections({ hub, pairing }: Services) {
  const { devices } = await pairing.list();
  const names = new Map(devices.map(({ id, name }) => [id, name]));
  return {
    connections: hub.connections().map(({ sessionId, isOwner, isDashboard, isLocal, address, since }) => ({
      kind: isDashboard ? ('dashboard' as const) : isOwner ? ('client' as const) : ('phone' as const),
      name: names.get(sessionId),
      device_id: isOwner ? undefined : sessionId,
      address,
      is_local: isLocal,
      since: since.toISOString(),
    })),
  };
}
