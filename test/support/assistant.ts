import assert from 'node:assert/strict';
import type { ReadWishes } from '../../server/assistant/understanding.ts';
import { readWish } from '../../server/assistant/wish.ts';
import type { Message } from '../../server/features/conversations/conversations.schema.ts';
import type { ApiClient } from './api-client.ts';
import { readChatStream } from './chat-stream.ts';
import { type FakeAi, startFakeAi } from './fake-ai.ts';
import type { FakeToolCall } from './fake-ai-dialects.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';
import { openSocket, type ReceivedFrame, type SocketClient } from './socket-client.ts';

export const paths = ['send', 'stream'] as const;
export type Path = (typeof paths)[number];

/** What came of one message. */
export type Exchange = {
  conversationId: string;
  /** The message as stored, and the newest one of the assistant. */
  message: Message;
  reply: Message;
  /** What every socket heard, and the event stream where the message went over that. */
  frames: ReceivedFrame[];
  events: (Record<string, unknown> | '[DONE]')[];
};

export type Assistant = AsyncDisposable & {
  ai: FakeAi;
  server: TestServer;
  phone: ApiClient;
  /** The present moment of the server; may be moved. */
  time: { now: Date };
  /** What the built-in reader understands, whatever the message; nothing but talk unless a test sets it. */
  reader: {
    wishes: { intent: string; parameters: object; confidence?: number; isUnsure?: true }[];
    isPlainTalk: boolean;
  };
  /** Lets the model make these calls for the next messages. */
  calls(...calls: FakeToolCall[]): void;
  newConversation(fields?: object): Promise<string>;
  say(content: string, options?: { path?: Path; conversationId?: string }): Promise<Exchange>;
};

/**
 * A server with a fake AI and a reader that a test controls, at 10:00 on a Wednesday in Berlin unless told otherwise.
 * `arrange` is for what the server asks the AI at its start.
 */
export async function startAssistant({
  arrange = () => undefined,
  ...options
}: TestServerOptions & { arrange?: (ai: FakeAi) => void } = {}): Promise<Assistant> {
  const ai = await startFakeAi();
  arrange(ai);
  const time = { now: new Date('2026-03-04T09:00:00Z') };
  const reader: Assistant['reader'] = { wishes: [], isPlainTalk: false };
  const readWishes: ReadWishes = async () => {
    const wishes = reader.wishes.map(({ intent, parameters, confidence = 0.9, isUnsure }) => ({
      ...readWish(intent, parameters, confidence),
      ...(isUnsure && { isUnsure }),
    }));
    const talk = { intent: 'general_chat' as const, parameters: {}, confidence: 1 };
    return {
      engine: 'builtin',
      wishes: wishes.length > 0 ? wishes : [talk],
      isPlainTalk: reader.isPlainTalk,
    };
  };
  const start = startTestServer({
    aiLimits: { firstPieceMs: 5000, silenceMs: 5000, wholeMs: 10_000 },
    clock: { now: () => new Date(time.now), monotonic: () => performance.now() },
    readWishes,
    ...options,
    settings: {
      AI_PROVIDER: 'openai',
      AI_BASE_URL: ai.url,
      AI_MODEL: 'llama3.2',
      // Tests move the clock by weeks.
      JWT_EXPIRY_HOURS: '8760',
      ENABLE_SCHEDULER: 'false',
      ...options.settings,
    },
  });
  const server = await start.catch(async (error: unknown) => {
    await ai.stop();
    throw error;
  });
  await server.services.aiStatus.check();
  const phone = await server.signIn();
  const socket = await openSocket(server.url, phone.token ?? '');

  const newConversation = async (fields: object = {}) => {
    const { body } = await phone.post<{ id: string }>('/api/chat/conversations', {
      title: 'Talk',
      ...fields,
    });
    return body.id;
  };

  return {
    ai,
    server,
    phone,
    time,
    reader,
    calls: (...calls) => {
      ai.toolCalls = () => calls;
    },
    newConversation,
    async say(content, { path = 'send', conversationId } = {}) {
      const id = conversationId ?? (await newConversation());
      // Messages are listed by the moment they were made.
      time.now = new Date(time.now.getTime() + 1000);
      const first = socket.frames.length;
      const events = await deliver({ phone, socket, path, content, id });
      await pong(socket);
      const { body } = await phone.get<{ items: Message[] }>(
        `/api/chat/conversations/${id}/messages?limit=100`,
      );
      const message = body.items.findLast(({ role }) => role === 'user');
      const reply = body.items.at(-1);
      assert.ok(message && reply && reply.role === 'assistant', 'the message is answered');
      const frames = socket.frames.slice(first).filter(({ type }) => type !== 'pong');
      return { conversationId: id, message, reply, frames, events };
    },
    async [Symbol.asyncDispose]() {
      await socket.close();
      await server.stop();
      await ai.stop();
    },
  };
}

type Delivery = { phone: ApiClient; socket: SocketClient; path: Path; content: string; id: string };

async function deliver({ phone, socket, path, content, id }: Delivery): Promise<Exchange['events']> {
  if (path === 'stream') return (await readChatStream(phone, { conversation_id: id, content })).events;
  const ends = () =>
    socket.frames.filter(({ type, data }) => type === 'stream_end' && data?.['conversation_id'] === id);
  const before = ends().length;
  const { status } = await phone.post('/api/chat/send', { conversation_id: id, content });
  assert.equal(status, 202);
  await socket.waitFor(() => ends().length > before && ends().at(-1)?.data?.['full_content'] !== '');
  return [];
}

/** Everything that was sent before is heard when the answer to a ping is. */
async function pong(socket: SocketClient): Promise<void> {
  const count = () => socket.frames.filter(({ type }) => type === 'pong').length;
  const before = count();
  socket.socket.send(JSON.stringify({ type: 'ping' }));
  await socket.waitFor(() => count() > before);
}
