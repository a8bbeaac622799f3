import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AiOverview } from '../../server/features/dashboard/ai.schema.ts';
import type { UserSettings } from '../../server/features/settings/settings.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

/** Who answers, and who could. Asked again when the owner comes back to the page: Ollama may be there by then. */
export function useAiOverview(): UseQueryResult<AiOverview> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['ai'],
    queryFn: async ({ signal }) =>
      withKeys<AiOverview>(
        await api.json({ method: 'GET', path: '/api/dashboard/ai', signal }),
        'current',
        'ollama',
        'openai',
      ),
  });
}

/** What the owner always tells the assistant; the phones show and change the same. */
export function useSystemText(): UseQueryResult<string> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['system-text'],
    queryFn: async ({ signal }) => {
      const answer = await api.json({ method: 'GET', path: '/api/settings', signal });
      return withKeys<{ settings: UserSettings }>(answer, 'settings').settings.systemPrompt ?? '';
    },
  });
}

/** Saves it; an empty one is forgotten. */
export function useSaveSystemText() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: string) =>
      api.json({
        method: 'PUT',
        path: '/api/settings',
        body: { systemPrompt: words.trim() === '' ? null : words.trim() },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['system-text'] }),
  });
}
