import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { firstRun } from './first-run.schema.ts';
import { endFirstRun, readFirstRun } from './first-run.ts';

const path = '/api/dashboard/first-run';
const common = { tag: 'dashboard', access: 'owner', status: 200, output: firstRun } as const;

export const firstRunRoutes = (services: Services): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'get',
      path,
      operationId: 'getFirstRun',
      summary: 'Whether the owner is here for the first time, and what is filled in for a start',
    },
    () => readFirstRun(services),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: `${path}/done`,
      operationId: 'endFirstRun',
      summary: 'The owner has gone through the first run, or wants none',
    },
    () => {
      endFirstRun(services);
      return readFirstRun(services);
    },
  ),
];
