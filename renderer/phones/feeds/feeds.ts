import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Feed, FeedPurpose } from '../../../server/features/feeds/feeds.schema.ts';
import { withKeys } from '../../api/shape.ts';
import { useConnection } from '../../connection/connection.ts';

const path = '/api/dashboard/feeds';
const queryKey = ['feeds'];

export function useFeeds(): UseQueryResult<Feed[]> {
  const { api } = useConnection();
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      withKeys<{ feeds: Feed[] }>(await api.json({ method: 'GET', path, signal }), 'feeds').feeds,
  });
}

export function useMakeFeed() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (purpose: FeedPurpose) =>
      withKeys<Feed>(await api.json({ method: 'POST', path, body: { purpose } }), 'id', 'url'),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
}

export function useRevokeFeed() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.open({ method: 'DELETE', path: `${path}/${encodeURIComponent(id)}` }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
