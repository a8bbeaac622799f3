import type { ApiClient } from './api-client.ts';
import { type FakeAi, startFakeAi } from './fake-ai.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';

/** A message that no reader takes for a wish to do something. */
export const smallTalk = 'Hello there, how are you doing?';

/** Talk to which nobody has an answer but an AI. */
export const talkForAnAi = 'Tell me a story about a fox, if you like.';

export type StoredMessage = {
  id: string;
  conversation_id: string;
  role: 'user' | 'assistant';
  content: string;
  message_type: string;
  intent?: string;
  metadata?: Record<string, unknown>;
  created_at: string;
};

export type ChatServer = {
  ai: FakeAi;
  server: TestServer;
  /** A client that is signed in. */
  phone: ApiClient;
  newConversation(title?: string): Promise<string>;
  messagesOf(conversationId: string): Promise<StoredMessage[]>;
  /** What the AI was asked to answer, model lists left out. */
  questions(): FakeAi['requests'];
  stop(): Promise<void>;
};

/** A server whose AI is the fake one, checked and connected, with time limits that a test can wait for. */
export async function startChatServer(options: TestServerOptions = {}): Promise<ChatServer> {
  const ai = await startFakeAi();
  const server = await startTestServer({
    aiLimits: { firstPieceMs: 1000, silenceMs: 500, wholeMs: 5000, listMs: 1000 },
    ...options,
    settings: { AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url, AI_MODEL: 'llama3.2', ...options.settings },
  });
  await server.services.aiStatus.check();
  const phone = await server.signIn();
  return {
    ai,
    server,
    phone,
    newConversation: async (title = '') => {
      const { body } = await phone.post<{ id: string }>('/api/chat/conversations', { title });
      return body.id;
    },
    messagesOf: async (conversationId) => {
      const path = `/api/chat/conversations/${conversationId}/messages`;
      return (await phone.get<{ items: StoredMessage[] }>(path)).body.items;
    },
    questions: () =>
      ai.requests.filter(({ path }) => path === '/api/chat' || path.endsWith('/chat/completions')),
    stop: async () => {
      await server.stop();
      await ai.stop();
    },
  };
}
