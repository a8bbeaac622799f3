import type { ServerResponse } from 'node:http';
import { notFound } from '../../http/errors.ts';
import { plainRoute, type Route, readRoute, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { feed, feedAddress, feedCreate, feedList, feedParams } from './feeds.schema.ts';
import { selectFeedByToken, selectFeeds, touchFeed } from './feeds.store.ts';
import type { FeedRow } from './feeds.table.ts';
import { createFeed, isKnown, presentFeed, renderFeed, revokeFeed } from './feeds.ts';

/** How often the time of reading is written down, ms. */
const touchInterval = 3_600_000;

const common = { tag: 'feeds', access: 'owner' } as const;

/** Calendar apps that read along, by addresses that the owner makes and revokes. */
export const feedRoutes = (services: Services): Route[] => {
  const origin = () =>
    services.config.current().values.PUBLIC_URL ??
    services.addresses()[0]?.url ??
    `http://localhost:${services.port()}`;
  return [
    readRoute(
      {
        ...common,
        method: 'get',
        path: '/api/dashboard/feeds',
        operationId: 'listFeeds',
        summary: 'Addresses under which calendar apps read along',
        status: 200,
        output: feedList,
      },
      async (_request, { db }) => ({
        feeds: (await selectFeeds(db)).map((row) => presentFeed(row, origin())),
      }),
    ),

    writeRoute(
      {
        ...common,
        method: 'post',
        path: '/api/dashboard/feeds',
        operationId: 'createFeed',
        summary: 'Make an address for a calendar app',
        body: feedCreate,
        status: 201,
        output: feed,
        errors: [409],
      },
      async ({ body }, scope) => presentFeed(await createFeed(scope, services, body.purpose), origin()),
    ),

    writeRoute(
      {
        ...common,
        method: 'delete',
        path: '/api/dashboard/feeds/{feed_id}',
        operationId: 'revokeFeed',
        summary: 'Revoke an address; who is reading it is cut off',
        params: feedParams,
        status: 204,
        output: 'empty',
        errors: [404],
      },
      ({ params }, scope) => revokeFeed(scope, services, params.feed_id),
    ),

    plainRoute(
      {
        method: 'get',
        path: '/feeds/{token}.ics',
        operationId: 'readFeed',
        tag: 'feeds',
        summary: 'The calendar, for calendar apps; the address is the key',
        access: 'public',
        params: feedAddress,
        status: 200,
        output: 'raw',
        rawType: 'text/calendar',
        errors: [404],
      },
      async ({ params, raw: { request, response } }) => {
        const row = await services.work.read(({ db }) => selectFeedByToken(db, params.token));
        if (!row) throw notFound('Feed');
        const forget = services.feedEnds.watch(row.id, () => response.destroy());
        response.once('close', forget);
        await answer(services, row, request.headers['if-none-match'], response);
      },
    ),
  ];
};

async function answer(
  { work, clock, timeZone }: Services,
  row: FeedRow,
  ifNoneMatch: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const { body, etag } = await work.read((scope) => renderFeed(scope, row.purpose, timeZone()));
  if (isLongAgo(row.last_read_at, clock.now())) await work.write(({ db, now }) => touchFeed(db, row.id, now));
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
  if (isKnown(ifNoneMatch, etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response
    .writeHead(200, {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="clawchat.ics"',
      'Content-Length': body.length,
    })
    .end(body);
}

const isLongAgo = (instant: string | null, now: Date) =>
  instant === null || Math.abs(now.getTime() - Date.parse(instant)) >= touchInterval;
