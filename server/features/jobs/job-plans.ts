import { rm } from 'node:fs/promises';
import { HttpError } from '../../http/errors.ts';
import type { Services } from '../../services.ts';
import { purge } from '../admin/admin.ts';
import { reindex } from '../search/search.ts';
import { exportPath, keepOnlyExport } from './export-file.ts';
import type { JobRequest } from './jobs.schema.ts';
import type { JobPlan } from './jobs.ts';
import { pullPlan } from './pull-plan.ts';
import { backupWork, checkWork, restoreWork } from './work-on-backups.ts';

type Work = Omit<JobPlan, 'by' | 'kind'>;
type Makers = { [K in JobRequest['kind']]: (request: Extract<JobRequest, { kind: K }>) => Work };

/**
 * What is to be done for a request. Nothing is begun yet.
 *
 * @throws {HttpError} 409 while other work on the data as a whole is under way
 */
export function planJob(services: Services, request: JobRequest): JobPlan {
  if (!withoutData.has(request.kind)) services.maintenance.requireFree();
  const make = makersOf(services)[request.kind] as (request: JobRequest) => Work;
  return { kind: request.kind, by: 'owner', ...make(request) };
}

/** These change and copy nothing of the database as a whole. */
const withoutData: ReadonlySet<JobRequest['kind']> = new Set(['pull_model', 'export']);

const makersOf = (services: Services): Makers => ({
  backup: () => backupWork(services, false),
  check_backup: ({ filename }) => checkWork(services, filename),
  restore: ({ filename }) => restoreWork(services, filename),
  reindex: () => reindexWork(services),
  purge: ({ target, older_than_days }) => purgeWork(services, target, older_than_days),
  export: () => exportWork(services),
  import: () => importWork(services),
  pull_model: ({ model }) => pullPlan(services, model),
});

/** An index that is half rebuilt finds half of everything, so this goes on to its end. */
const reindexWork = ({ work, maintenance }: Services): Work => ({
  canCancel: false,
  async run({ report }) {
    await maintenance.alone('The search index is being rebuilt', () =>
      reindex(work, (done, total) => report({ step: 'indexing', done, total, unit: 'rows' })),
    );
    return {};
  },
});

const purgeWork = (services: Services, target: string, days: number): Work => ({
  subject: target,
  canCancel: true,
  stopsEarly: true,
  async run({ signal, report }) {
    const onDeleted = (done: number) => report({ step: 'deleting', done, unit: 'rows' });
    const deleted = await services.maintenance.alone('Old data is being deleted', () =>
      purge(services, target, days, { signal, onDeleted }),
    );
    services.news.changed('data', 'home');
    return { deleted };
  },
});

const exportWork = ({ exporter, config }: Services): Work => ({
  canCancel: true,
  async run({ signal, report, id }) {
    const path = exportPath(config.current().dataDir, id);
    await keepOnlyExport(config.current().dataDir, id);
    const filename = exporter.filename();
    const size_bytes = await exporter.toFile(path, signal, (done, total) =>
      report({ step: 'writing', done, total, unit: 'files' }),
    );
    if (signal.aborted) await rm(path, { force: true });
    return { filename, size_bytes };
  },
});

const importWork = ({ importDesk, news }: Services): Work => ({
  canCancel: true,
  async run({ signal, report }) {
    const stop = () => void importDesk.stop();
    signal.addEventListener('abort', stop);
    try {
      await importDesk.start(({ step, done, total }) => report({ step, done, total, unit: step }));
      // Cancelled before there was anything to stop.
      if (signal.aborted) stop();
      await importDesk.whenOver();
    } finally {
      signal.removeEventListener('abort', stop);
    }
    const { state, report: found, error } = importDesk.state();
    if (state === 'failed') throw new HttpError(400, 'VALIDATION_ERROR', error ?? 'The import failed.');
    news.changed('data', 'home');
    const sum = (count: 'added' | 'already_here') =>
      (found?.tables ?? []).reduce((total, table) => total + table[count], 0);
    return { added: sum('added'), already_here: sum('already_here') };
  },
});
