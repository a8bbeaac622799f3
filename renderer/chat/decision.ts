import { useMutation, useQuery } from '@tanstack/react-query';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

/** What is read of the server's answers. */
export type Decided = { status: 'done' | 'undone' | 'dropped'; text: string };
export type InterpretedWish = {
  intent: string;
  /** 0 to 1. */
  confidence: number;
  parameters: Readonly<Record<string, unknown>>;
  /** Local wall times, or dates when `all_day`; `end` is exclusive. */
  when: { start?: string; end?: string; all_day: boolean; recurrence?: string } | null;
};
export type Interpretation = { engine: 'builtin' | 'ai'; actions: InterpretedWish[] };
type AgentTask = {
  status: 'queued' | 'running' | 'completed' | 'failed';
  /** 0 to 100. */
  progress: number;
  progress_message: string | null;
  error: string | null;
};

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
        'engine',
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
