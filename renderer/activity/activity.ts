import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { adminActivity } from '../../server/features/admin/admin.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

export type Activity = z.infer<typeof adminActivity>;

/** What was made lately, and which tasks came to an end. */
export function useActivity(): UseQueryResult<Activity> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['activity'],
    queryFn: async ({ signal }) =>
      withKeys<Activity>(
        await api.json({ method: 'GET', path: '/api/admin/activity', signal }),
        'recent',
        'agent_tasks',
      ),
  });
}
