import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NetworkTrialState } from '../../server/features/network-trial/network-trial.schema.ts';
import { useConnection } from '../connection/connection.ts';

const path = '/api/dashboard/network-trial';

/** The network change that waits to be confirmed; without `trial` there is none. */
export function useNetworkTrial(): UseQueryResult<NetworkTrialState> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['network-trial'],
    queryFn: async ({ signal }) => (await api.json({ method: 'GET', path, signal })) as NetworkTrialState,
  });
}

function useTrialStep<T>(step: (api: ReturnType<typeof useConnection>['api'], value: T) => Promise<unknown>) {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (value: T) => step(api, value),
    onSettled: () =>
      Promise.all(
        ['network-trial', 'settings', 'status'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

/** Changes how the server is reached, for a minute. */
export const useTryNetwork = () =>
  useTrialStep((api, values: Record<string, string | null>) =>
    api.json({ method: 'PUT', path, body: { values } }),
  );

export const useKeepNetwork = () =>
  useTrialStep((api, _nothing: undefined) => api.json({ method: 'POST', path: `${path}/confirm` }));

export const useTakeNetworkBack = () =>
  useTrialStep((api, _nothing: undefined) => api.json({ method: 'DELETE', path }));
