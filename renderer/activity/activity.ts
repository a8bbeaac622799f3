import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { adminActivity } from '../../server/features/admin/admin.schema.ts';
import type { AgentTask } from '../../server/features/tasks/tasks.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

export type Activity = z.infer<typeof adminActivity>;

const latestTasks = 20;

/** What was made lately. */
export function useActivity(): UseQueryResult<Activity> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['activity'],
    queryFn: async ({ signal }) =>
      withKeys<Activity>(await api.json({ method: 'GET', path: '/api/admin/activity', signal }), 'recent'),
  });
}

/** What the assistant works on, or worked on, latest first; parts of a larger work are inside it. */
export function useTasks(): UseQueryResult<AgentTask[]> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['tasks'],
    queryFn: async ({ signal }) => {
      const path = `/api/tasks?limit=${latestTasks}`;
      const { items } = withKeys<{ items: AgentTask[] }>(
        await api.json({ method: 'GET', path, signal }),
        'items',
      );
      return items.filter(({ parent_task_id }) => !parent_task_id);
    },
  });
}

export function useCancelTask() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.json({ method: 'POST', path: `/api/tasks/${encodeURIComponent(id)}/cancel` }),
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  });
}
