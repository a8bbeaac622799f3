import { plainRoute, type Route, readRoute } from '../../http/route.ts';
import { nextBackupAt, readBackupSchedule } from '../../lib/backup-schedule.ts';
import type { Services } from '../../services.ts';
import { purgeLimit } from '../admin/admin.ts';
import { type DataOverview, dataOverview, purgePreview, purgeWish } from './data.schema.ts';
import { countPurge, selectKinds } from './data.store.ts';

const common = { tag: 'dashboard', access: 'owner', status: 200 } as const;

export const dataRoutes = (services: Services): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'get',
      path: '/api/dashboard/data',
      operationId: 'getDashboardData',
      summary: 'Counts and dates per kind, and how the data is kept safe',
      output: dataOverview,
    },
    async () => ({
      kinds: await services.work.read(({ db }) => selectKinds(db)),
      backups: await describeBackups(services),
    }),
  ),

  readRoute(
    {
      ...common,
      method: 'post',
      path: '/api/dashboard/purge-preview',
      operationId: 'previewPurge',
      summary: 'What a purge would delete, without deleting it',
      body: purgeWish,
      output: purgePreview,
    },
    async ({ body: { target, older_than_days } }, { db, now }) => {
      const before = purgeLimit(now, older_than_days);
      return { target, before, ...(await countPurge(db, target, before)) };
    },
  ),
];

async function describeBackups(services: Services): Promise<DataOverview['backups']> {
  const { backups, config, clock, scheduler } = services;
  const { BACKUP_SCHEDULE, BACKUP_KEEP } = config.current().values;
  const list = await backups.list();
  const [latest] = list.backups;
  const { proofs, failure } = backups.state.get();
  const schedule = scheduler.isRunning() ? readBackupSchedule(BACKUP_SCHEDULE) : undefined;
  return {
    folder: list.folder,
    count: list.backups.length,
    schedule: BACKUP_SCHEDULE,
    keep: BACKUP_KEEP,
    next_at: schedule && nextBackupAt(schedule, clock.now(), services.timeZone()).toISOString(),
    latest,
    proofs: Object.entries(proofs)
      .map(([filename, proof]) => ({ filename, ...proof }))
      .sort((a, b) => (a.at < b.at ? 1 : -1)),
    failure,
  };
}
