import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';
import { withKeys } from '../api/shape.ts';
import { useConnection } from '../connection/connection.ts';

/** What is read of the server's answers. */
export type Conversation = {
  id: string;
  /** Empty as long as it has none. */
  title: string;
  last_message?: string;
  /** RFC 3339. */
  updated_at: string;
};
export type StoredMessage = {
  id: string;
  role: 'user' | 'assistant';
  content: string;
  metadata?: Readonly<Record<string, unknown>>;
};

const path = '/api/chat/conversations';
const most = 100;
const one = (id: string) => `${path}/${encodeURIComponent(id)}`;

/** Conversations, the latest first. */
export function useConversations(): UseQueryResult<Conversation[]> {
  const { api } = useConnection();
  return useQuery({
    queryKey: ['conversations'],
    queryFn: async ({ signal }) => {
      const answer = await api.json({ method: 'GET', path: `${path}?limit=${most}`, signal });
      return withKeys<{ items: Conversation[] }>(answer, 'items').items;
    },
  });
}

/** Takes a conversation out of the list; the server archives it. */
export function useArchive() {
  const { api } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.json({ method: 'DELETE', path: one(id) }),
    onSettled: () => client.invalidateQueries({ queryKey: ['conversations'] }),
  });
}

/** The newest messages of a conversation, oldest first. Throws what `Api.json` throws. */
export async function messagesOf(api: Api, id: string): Promise<StoredMessage[]> {
  const answer = await api.json({ method: 'GET', path: `${one(id)}/messages?limit=${most}` });
  return withKeys<{ items: StoredMessage[] }>(answer, 'items').items;
}
