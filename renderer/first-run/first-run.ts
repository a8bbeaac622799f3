import { type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import type { FirstRun } from '../../server/features/first-run/first-run.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

const path = '/api/dashboard/first-run';

/** Whether the owner is here for the first time; asked once, when the page begins. */
export function useFirstRun(): UseQueryResult<FirstRun> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['first-run'],
    queryFn: async ({ signal }) =>
      withKeys<FirstRun>(await api.json({ method: 'GET', path, signal }), 'is_open', 'name', 'time_zone'),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** From now on the dashboard begins with Home. */
export function useEndFirstRun() {
  const { api } = useConnection();
  return useMutation({ mutationFn: () => api.json({ method: 'POST', path: `${path}/done` }) });
}
