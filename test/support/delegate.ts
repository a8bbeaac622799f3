import assert from 'node:assert/strict';
import type { Message } from '../../server/features/conversations/conversations.schema.ts';
import type { AgentTask } from '../../server/features/tasks/tasks.schema.ts';
import type { Assistant, Path } from './assistant.ts';
import { readChatStream } from './chat-stream.ts';
import type { FakeAiRequest } from './fake-ai.ts';
import { openSocket, type ReceivedFrame } from './socket-client.ts';

/** Work handed over in a conversation of its own, and what sockets hear of it. */
export type Delegated = {
  conversationId: string;
  taskId: string;
  card: Record<string, unknown>;
  read(): Promise<AgentTask>;
  messages(): Promise<Message[]>;
};

export type Desk = AsyncDisposable & {
  delegate(instruction: string, path?: Path): Promise<Delegated>;
  read(taskId: string): Promise<AgentTask>;
  /** Everything heard about a task or its parts, and about messages of a conversation, in order. */
  heard(wanted: Partial<Pick<Delegated, 'taskId' | 'conversationId'>>): ReceivedFrame[];
  waitFor(type: string, taskId: string): Promise<ReceivedFrame>;
  /** Questions to the AI so far that are no talk with the owner. */
  asked(): FakeAiRequest[];
  /** Resolves once so many of them have come. */
  waitForAsked(count: number): Promise<FakeAiRequest[]>;
};

/** Delegates by chat and listens on a socket. */
export async function openDesk({ ai, server, phone, reader, newConversation }: Assistant): Promise<Desk> {
  const socket = await openSocket(server.url, phone.token ?? '');

  const read = async (id: string) => {
    const { status, body, text } = await phone.get<AgentTask>(`/api/tasks/${id}`);
    assert.equal(status, 200, text);
    return body;
  };
  const messages = async (id: string) => {
    const { body } = await phone.get<{ items: Message[] }>(`/api/chat/conversations/${id}/messages`);
    return body.items;
  };
  const asked = () => ai.requests.filter(({ body }) => Array.isArray(body?.['messages']) && !body['tools']);

  return {
    read,
    asked,
    async delegate(instruction, path = 'send') {
      const parameters = { instruction };
      // Plain talk is not put to the AI, so that its mode counts for the work alone.
      Object.assign(reader, { wishes: [{ intent: 'delegate_task', parameters }], isPlainTalk: true });
      const conversationId = await newConversation();
      const message = { conversation_id: conversationId, content: 'Do that for me' };
      if (path === 'stream') await readChatStream(phone, message);
      else await phone.post('/api/chat/send', message);
      const ofReply = ({ type, data }: ReceivedFrame) =>
        type === 'stream_end' && data?.['conversation_id'] === conversationId;
      if (path === 'send') await socket.waitFor(ofReply);
      const reply = (await messages(conversationId)).find(({ role }) => role === 'assistant');
      const card = reply?.metadata ?? {};
      const taskId = String(card['task_id']);
      return {
        conversationId,
        taskId,
        card,
        read: () => read(taskId),
        messages: () => messages(conversationId),
      };
    },
    heard({ taskId, conversationId }) {
      const isOfTask = ({ type, data }: ReceivedFrame) =>
        type.startsWith('task_') &&
        taskId !== undefined &&
        (data?.['task_id'] === taskId || data?.['parent_task_id'] === taskId);
      const starts = socket.frames.filter(
        ({ type, data }) => type === 'stream_start' && data?.['conversation_id'] === conversationId,
      );
      const ids = starts.map(({ data }) => data?.['message_id']);
      const isMessage = ({ type, data }: ReceivedFrame) =>
        type.startsWith('stream_') && ids.includes(data?.['message_id']);
      return socket.frames.filter((frame) => isOfTask(frame) || isMessage(frame));
    },
    waitFor: (type, taskId) =>
      socket.waitFor((frame) => frame.type === type && frame.data?.['task_id'] === taskId),
    async waitForAsked(count) {
      for (let turn = 0; asked().length < count; turn += 1) {
        assert.ok(turn < 1000, `${asked().length} questions, not ${count}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return asked();
    },
    [Symbol.asyncDispose]: () => socket.close(),
  };
}
