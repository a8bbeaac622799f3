import { plainRoute, type Route, readRoute } from '../../http/route.ts';
import { measureFolder } from '../../lib/folder-size.ts';
import type { Services } from '../../services.ts';
import { reindex } from '../search/search.ts';
import {
  adminActivity,
  adminAi,
  adminAiTest,
  adminConfig,
  adminData,
  adminOverview,
  adminSessions,
  backupResponse,
  disconnectParams,
  disconnectResponse,
  purgeRequest,
  purgeResponse,
  reindexResponse,
} from './admin.schema.ts';
import { selectAges, selectFinishedTasks, selectRecent } from './admin.store.ts';
import { readAi, readConfig, readOverview, testAi } from './admin.ts';
import { purge } from './purge.ts';
import { disconnect, listSessions } from './sessions.ts';

const common = { tag: 'admin', access: 'user', status: 200 } as const;

/** The admin screens of the web clients. There are no roles: everyone who is signed in may open them. */
export const adminRoutes = (services: Services): Route[] => [
  ...readingRoutes(services),
  ...actingRoutes(services),
];

const readingRoutes = (services: Services): Route[] => {
  const uploads = measureFolder(services.config.current().uploadDir);
  return [
    plainRoute(
      {
        ...common,
        method: 'get',
        path: '/api/admin/overview',
        operationId: 'adminOverview',
        summary: 'Server, row counts and storage',
        output: adminOverview,
      },
      () => readOverview(services, uploads),
    ),

    plainRoute(
      {
        ...common,
        method: 'get',
        path: '/api/admin/ai',
        operationId: 'adminAi',
        summary: 'AI configuration and reachable models, asked now',
        output: adminAi,
      },
      ({ signal }) => readAi(services, signal),
    ),

    readRoute(
      {
        ...common,
        method: 'get',
        path: '/api/admin/activity',
        operationId: 'adminActivity',
        summary: 'Recent items and finished agent tasks, at most 50 each, newest first',
        output: adminActivity,
      },
      async (_request, { db }) => ({
        recent: await selectRecent(db),
        agent_tasks: await selectFinishedTasks(db),
      }),
    ),

    plainRoute(
      {
        ...common,
        method: 'get',
        path: '/api/admin/sessions',
        operationId: 'adminSessions',
        summary: 'Open WebSocket connections',
        output: adminSessions,
      },
      () => listSessions(services.hub),
    ),

    plainRoute(
      {
        ...common,
        method: 'get',
        path: '/api/admin/config',
        operationId: 'adminConfig',
        summary: 'Effective configuration, without secrets',
        output: adminConfig,
      },
      () => readConfig(services.config.current(), services.port()),
    ),

    readRoute(
      {
        ...common,
        method: 'get',
        path: '/api/admin/data',
        operationId: 'adminData',
        summary: 'Row count and age range per module',
        output: adminData,
      },
      async (_request, { db }) => ({ modules: await selectAges(db) }),
    ),
  ];
};

const actingRoutes = (services: Services): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'post',
      path: '/api/admin/ai/test',
      operationId: 'adminAiTest',
      summary: 'Test the AI connection; a failure is told in the answer',
      output: adminAiTest,
    },
    ({ signal }) => testAi(services, signal),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: '/api/admin/sessions/{user_id}/disconnect',
      operationId: 'adminDisconnect',
      summary: 'Close the sockets of a user or device; clients connect again by themselves',
      params: disconnectParams,
      output: disconnectResponse,
    },
    ({ params }) => disconnect(services.hub, params.user_id),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: '/api/admin/db/reindex',
      operationId: 'adminReindex',
      summary: 'Rebuild the search index',
      output: reindexResponse,
      errors: [409],
    },
    async () => ({
      status: 'completed' as const,
      tables_reindexed: await services.maintenance.alone('The search index is being rebuilt', () =>
        reindex(services.work),
      ),
    }),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: '/api/admin/db/backup',
      operationId: 'adminBackup',
      summary: 'Write a backup next to the database',
      output: backupResponse,
      errors: [409, 507],
    },
    () => services.backups.make(),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: '/api/admin/db/purge',
      operationId: 'adminPurge',
      summary: 'Delete old conversations, messages or completed todos',
      body: purgeRequest,
      output: purgeResponse,
      errors: [400, 409],
    },
    async ({ body: { target, older_than_days } }) => ({
      deleted_count: await services.maintenance.alone('Old data is being deleted', () =>
        purge(services, target, older_than_days),
      ),
      target,
    }),
  ),
];
