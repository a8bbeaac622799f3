import { notFound } from '../../http/errors.ts';
import { plainRoute, type Route } from '../../http/route.ts';
import { sendFile } from '../../http/send-file.ts';
import type { Services } from '../../services.ts';
import { backup, backupList, backupParams, restoreResult } from './backup.schema.ts';

const common = { tag: 'dashboard', access: 'owner' } as const;
const list = '/api/dashboard/backups';
const one = `${list}/{filename}` as const;

/** Everything with all attachments; the disk is the true limit. */
const largestBackup = 1_099_511_627_776;

export const backupRoutes = (services: Services): Route[] => [
  ...keepingRoutes(services),
  ...movingRoutes(services),
];

/** Does it, and lets open dashboards know that there is something new. */
async function telling<T>({ news }: Services, task: Promise<T>): Promise<T> {
  const result = await task;
  news.changed('backups', 'data', 'home');
  return result;
}

const keepingRoutes = (services: Services, { backups } = services): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'get',
      path: list,
      operationId: 'listBackups',
      summary: 'List backups, newest first',
      status: 200,
      output: backupList,
    },
    () => backups.list(),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: list,
      operationId: 'makeBackup',
      summary: 'Make a backup of everything, attachments included',
      status: 201,
      output: backup,
      errors: [409, 507],
    },
    () => telling(services, backups.make()),
  ),

  plainRoute(
    {
      ...common,
      method: 'delete',
      path: one,
      operationId: 'deleteBackup',
      summary: 'Delete a backup',
      params: backupParams,
      status: 204,
      output: 'empty',
      errors: [404],
    },
    ({ params }) => telling(services, backups.remove(params.filename)),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: `${one}/restore`,
      operationId: 'restoreBackup',
      summary:
        'Make everything as it was, after a backup of how it is; 422 with the reason when that cannot be done',
      params: backupParams,
      status: 200,
      output: restoreResult,
      errors: [404, 409, 507],
    },
    ({ params }) => telling(services, backups.restore(params.filename)),
  ),
];

const movingRoutes = (services: Services, { backups } = services): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'post',
      path: `${list}/upload`,
      operationId: 'uploadBackup',
      summary: 'Take a backup from another computer among the backups; 422 with the reason when it is none',
      upload: true,
      uploadBytes: largestBackup,
      status: 201,
      output: backup,
      errors: [400, 507],
    },
    ({ file }) => {
      if (!file) throw notFound('File');
      return telling(services, backups.accept(file));
    },
  ),

  plainRoute(
    {
      ...common,
      method: 'get',
      path: `${one}/download`,
      operationId: 'downloadBackup',
      summary: 'The file of a backup',
      params: backupParams,
      status: 200,
      output: 'raw',
      rawType: 'application/vnd.sqlite3',
      errors: [404],
    },
    async (request) => {
      const { filename } = request.params;
      const found = await backups.find(filename);
      await sendFile(request, { ...found, filename, type: 'application/vnd.sqlite3' });
    },
  ),
];
