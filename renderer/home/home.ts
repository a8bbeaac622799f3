import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DashboardHome } from '../../server/features/dashboard/home.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

/** Changes are told over the socket; this is for the rest of the disk, the time, and a socket that is lost. */
const pollMs = 30_000;

/** The state of everything, the last 30 days, storage and counters. */
export function useHome(): UseQueryResult<DashboardHome> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['home'],
    queryFn: async ({ signal }) =>
      withKeys<DashboardHome>(
        await api.json({ method: 'GET', path: '/api/dashboard/home', signal }),
        'lines',
        'activity',
        'storage',
        'counters',
      ),
    refetchInterval: pollMs,
  });
}

/** What is read of the day. */
export type TodayTodo = { id: string; title: string; status: string; due_date?: string };
export type TodayEvent = {
  id: string;
  title: string;
  start_time: string;
  is_all_day: boolean;
  location?: string;
  occurrence_date?: string;
};
export type Today = {
  /** `YYYY-MM-DD` */
  date: string;
  today_todos: TodayTodo[];
  overdue_todos: TodayTodo[];
  today_events: TodayEvent[];
  inbox_count: number;
};

export function useToday(): UseQueryResult<Today> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['today'],
    queryFn: async ({ signal }) =>
      withKeys<Today>(
        await api.json({ method: 'GET', path: '/api/today', signal }),
        'date',
        'today_todos',
        'overdue_todos',
        'today_events',
      ),
    refetchInterval: pollMs,
  });
}

/** Completes a todo of the list. */
export function useTickOff() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.json({
        method: 'PATCH',
        path: `/api/todos/${encodeURIComponent(id)}`,
        body: { status: 'completed' },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['today'] }),
  });
}
