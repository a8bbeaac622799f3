import { type Route, readRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { briefing, dayQuery, today } from './today.schema.ts';
import { composeBriefing, gatherFacts, getToday } from './today.ts';

export const todayRoutes = ({ timeZone }: Services): Route[] => [
  readRoute(
    {
      method: 'get',
      path: '/api/today',
      operationId: 'getToday',
      tag: 'today',
      summary: 'Everything for the Today screen',
      access: 'user',
      query: dayQuery,
      status: 200,
      output: today,
    },
    ({ query }, scope) => getToday(scope, query.tz ?? timeZone()),
  ),

  readRoute(
    {
      method: 'get',
      path: '/api/today/briefing',
      operationId: 'getBriefing',
      tag: 'today',
      summary: 'A written briefing for today',
      access: 'user',
      query: dayQuery,
      status: 200,
      output: briefing,
    },
    async ({ query }, scope) => composeBriefing(await gatherFacts(scope, query.tz ?? timeZone())),
  ),
];
