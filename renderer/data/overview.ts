import { type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import type { DataOverview, PurgePreview, PurgeWish } from '../../server/features/data/data.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

/** How many there are of each kind, and how they are kept safe. */
export function useDataOverview(): UseQueryResult<DataOverview> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['data'],
    queryFn: async ({ signal }) =>
      withKeys<DataOverview>(
        await api.json({ method: 'GET', path: '/api/dashboard/data', signal }),
        'kinds',
        'backups',
      ),
  });
}

/** What a purge would delete. */
export function usePurgePreview() {
  const { api } = useConnection();
  return useMutation({
    mutationFn: async (wish: PurgeWish) =>
      withKeys<PurgePreview>(
        await api.json({ method: 'POST', path: '/api/dashboard/purge-preview', body: wish }),
        'count',
        'before',
      ),
  });
}
