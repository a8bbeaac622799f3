import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  aiModels,
  aiTrial,
  aiTrialResult,
  DashboardSettings,
  DashboardStatus,
} from '../../server/features/dashboard/dashboard.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from './connection.ts';

export type AiTrial = z.infer<typeof aiTrial>;
export type AiTrialResult = z.infer<typeof aiTrialResult>;
export type AiModels = z.infer<typeof aiModels>;
export type Setting = DashboardSettings['settings'][number];

/** Changes are told over the socket; this is for what is not, and for finding a lost server again. */
const statusPollMs = 30_000;
const lostPollMs = 5000;

/** The state of the server, asked for again while the page is visible. */
export function useStatus(): UseQueryResult<DashboardStatus> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['status'],
    queryFn: async ({ signal }) =>
      withKeys<DashboardStatus>(
        await api.json({
          method: 'GET',
          path: '/api/dashboard/status',
          signal,
        }),
        'started_at',
        'addresses',
        'ai',
        'pin',
        'sign_in',
        'warnings',
      ),
    refetchInterval: ({ state }) => (state.error === null ? statusPollMs : lostPollMs),
  });
}

export function useSettings(): UseQueryResult<DashboardSettings> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['settings'],
    queryFn: async ({ signal }) =>
      withKeys<DashboardSettings>(
        await api.json({
          method: 'GET',
          path: '/api/dashboard/settings',
          signal,
        }),
        'settings',
      ),
  });
}

/** Saves values by their name in the configuration; null goes back to the default. */
export function useSaveSettings() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: Record<string, string | null>) =>
      api.json({
        method: 'PUT',
        path: '/api/dashboard/settings',
        body: { values },
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['settings'] }),
        client.invalidateQueries({ queryKey: ['status'] }),
      ]),
  });
}

/** Changes the PIN. The answer's tokens take the place of the present ones, which the change has ended. */
export function useChangePin() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { new_pin: string; current_pin?: string }) =>
      api.exchange({ method: 'POST', path: '/api/dashboard/pin', body: change }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['status'] }),
  });
}

/** Tries an AI without saving it; values left out come from the present configuration. */
export function useTestAi() {
  const { api } = useConnection();
  return useMutation({
    mutationFn: async (trial: AiTrial) =>
      withKeys<AiTrialResult>(
        await api.json({
          method: 'POST',
          path: '/api/dashboard/ai/test',
          body: trial,
        }),
        'connected',
      ),
  });
}

type ModelsKey = readonly ['models', AiTrial | undefined];

function isSameAddress(one: AiTrial | undefined, other: AiTrial | undefined): boolean {
  return one?.provider === other?.provider && one?.base_url === other?.base_url;
}

/** The models that the AI of `trial` offers; not asked when `trial` is undefined. */
export function useModels(trial: AiTrial | undefined): UseQueryResult<AiModels> {
  const { api } = useConnection();
  return useQuery<AiModels, Error, AiModels, ModelsKey>({
    queryKey: ['models', trial],
    enabled: trial !== undefined,
    gcTime: 0,
    // With another key they are asked for anew; a list that went away meanwhile would move what is being clicked.
    placeholderData: (before, query) => (isSameAddress(query?.queryKey[1], trial) ? before : undefined),
    queryFn: async ({ signal }) =>
      withKeys<AiModels>(
        await api.json({
          method: 'POST',
          path: '/api/dashboard/ai/models',
          body: trial,
          signal,
        }),
        'models',
      ),
  });
}
