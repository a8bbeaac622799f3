import { notFound } from '../../http/errors.ts';
import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { exportPath, sendExport } from './export-file.ts';
import { planJob } from './job-plans.ts';
import { job, jobList, jobParams, jobRequest } from './jobs.schema.ts';

const path = '/api/dashboard/jobs';
const one = `${path}/{job_id}` as const;
const common = { tag: 'dashboard', access: 'owner' } as const;

export const jobRoutes = (services: Services): Route[] => [
  ...readingRoutes(services),
  plainRoute(
    {
      ...common,
      method: 'post',
      path,
      operationId: 'startJob',
      summary: 'Begin long work; it goes on by itself and is told over the socket as `job_changed`',
      body: jobRequest,
      status: 202,
      output: job,
      errors: [409],
    },
    ({ body }) => services.jobs.start(planJob(services, body)),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: `${one}/cancel`,
      operationId: 'cancelJob',
      summary: 'Stop it; nothing is left half done',
      params: jobParams,
      status: 202,
      output: job,
      errors: [404, 409],
    },
    ({ params }) => services.jobs.cancel(params.job_id),
  ),
];

const readingRoutes = ({ jobs, config }: Services): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'get',
      path,
      operationId: 'listJobs',
      summary: 'Running jobs, then the latest that are over',
      status: 200,
      output: jobList,
    },
    () => ({ jobs: jobs.list() }),
  ),

  plainRoute(
    {
      ...common,
      method: 'get',
      path: one,
      operationId: 'getJob',
      summary: 'How far a job has come, or how it ended',
      params: jobParams,
      status: 200,
      output: job,
      errors: [404],
    },
    ({ params }) => jobs.find(params.job_id),
  ),

  plainRoute(
    {
      ...common,
      method: 'get',
      path: `${one}/file`,
      operationId: 'downloadJobFile',
      summary: 'The archive that an export job wrote; there until the next export or start',
      params: jobParams,
      status: 200,
      output: 'raw',
      rawType: 'application/zip',
      errors: [404],
    },
    async (request) => {
      const { id, kind, result } = jobs.find(request.params.job_id);
      if (kind !== 'export' || result?.filename === undefined) throw notFound('Export');
      await sendExport(request, exportPath(config.current().dataDir, id), result.filename);
    },
  ),
];
