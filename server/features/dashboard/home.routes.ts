import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { dashboardHome } from './home.schema.ts';
import { createHomeMeasures, readHome } from './home.ts';

export const homeRoutes = (services: Services): Route[] => {
  const measures = createHomeMeasures(services);
  return [
    plainRoute(
      {
        method: 'get',
        path: '/api/dashboard/home',
        operationId: 'getDashboardHome',
        tag: 'dashboard',
        summary: 'The state of everything in six lines, the last 30 days, storage by kind, and counters',
        access: 'owner',
        status: 200,
        output: dashboardHome,
      },
      () => readHome(services, measures),
    ),
  ];
};
