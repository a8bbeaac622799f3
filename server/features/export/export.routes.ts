import { pipeline } from 'node:stream/promises';
import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';

/** After so long without taking anything a reader counts as gone, ms: few exports may be under way at once. */
const stalledMilliseconds = 120_000;

export const exportRoutes = ({ exporter }: Services): Route[] => {
  return [
    plainRoute(
      {
        method: 'get',
        path: '/api/dashboard/export',
        operationId: 'exportData',
        tag: 'dashboard',
        summary: 'Everything as one ZIP archive: JSON to be imported again, Markdown, calendars, and files',
        access: 'owner',
        status: 200,
        output: 'raw',
        rawType: 'application/zip',
        errors: [409],
      },
      async ({ raw: { request, response }, signal }) => {
        const headers = {
          'Content-Type': 'application/zip',
          'Content-Disposition': `attachment; filename="${exporter.filename()}"`,
          'Cache-Control': 'no-store',
        };
        if (request.method === 'HEAD') {
          response.writeHead(200, headers).end();
          return;
        }
        const archive = await exporter.open(signal);
        response.setTimeout(stalledMilliseconds, () => response.destroy());
        response.writeHead(200, headers);
        try {
          await pipeline(archive, response);
        } catch (error) {
          // Someone who leaves in the middle of a download is no failure of the server.
          if (!signal.aborted) throw error;
        }
      },
    ),
  ];
};
