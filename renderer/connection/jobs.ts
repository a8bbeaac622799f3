import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Job, JobKind, JobRequest } from '../../server/features/jobs/jobs.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from './connection.ts';

const path = '/api/dashboard/jobs';

/** The socket tells every step; this is for when it is silent. */
const pollMs = 30_000;

/** Long work: running first, then the latest that is over. */
export function useJobs(): UseQueryResult<Job[]> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['jobs'],
    queryFn: async ({ signal }) =>
      withKeys<{ jobs: Job[] }>(await api.json({ method: 'GET', path, signal }), 'jobs').jobs,
    refetchInterval: pollMs,
  });
}

/** The one of a kind that runs now. */
export const runningJob = (jobs: readonly Job[] | undefined, kind: JobKind): Job | undefined =>
  jobs?.find((job) => job.kind === kind && job.state === 'running');

/** Begins long work; resolves with the job as soon as it runs. */
export function useStartJob() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (request: JobRequest) =>
      withKeys<Job>(await api.json({ method: 'POST', path, body: request }), 'id', 'state'),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
}

export function useCancelJob() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.json({ method: 'POST', path: `${path}/${encodeURIComponent(id)}/cancel` }),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
