import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { actionDecided } from '../../server/features/assistant/assistant.schema.ts';
import type { interpretation } from '../../server/features/assistant/interpret.schema.ts';
import type { AgentTask } from '../../server/features/tasks/tasks.schema.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

export type Decided = z.infer<typeof actionDecided>;
export type Interpretation = z.infer<typeof interpretation>;
export type Decision = { verb: 'undo' } | { verb: 'confirm'; itemIds?: string[] };

/** Takes back what the assistant did, or lets it do what it proposed. */
export function useDecision(actionId: string | undefined) {
  const { api } = useConnection();
  return useMutation({
    mutationFn: async (decision: Decision) =>
      withKeys<Decided>(
        await api.json({
          method: 'POST',
          path: `/api/assistant/actions/${encodeURIComponent(actionId ?? '')}/${decision.verb}`,
          ...(decision.verb === 'confirm' && decision.itemIds !== undefined
            ? { body: { item_ids: decision.itemIds } }
            : {}),
        }),
        'status',
        'text',
      ),
  });
}

/** What a sentence would be understood as; nothing is done. */
export function useInterpret() {
  const { api } = useConnection();
  return useMutation({
    mutationFn: async (words: string) =>
      withKeys<Interpretation>(
        await api.json({ method: 'POST', path: '/api/assistant/interpret', body: { text: words } }),
        'intent',
        'actions',
      ),
  });
}

/** Work that the assistant handed over; the socket tells its steps. */
export function useHandedOver(id: string) {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['tasks', id],
    queryFn: async ({ signal }) =>
      withKeys<AgentTask>(
        await api.json({ method: 'GET', path: `/api/tasks/${encodeURIComponent(id)}`, signal }),
        'status',
        'progress',
      ),
  });
}
