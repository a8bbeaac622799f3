import { useEffect } from 'react';
import { useConnection } from '../connection/connection.ts';
import { onFrame, type SocketFrame } from '../connection/frames.ts';
import type { Chat } from './chat.ts';
import { useChat } from './use-chat.ts';

type Data = SocketFrame['data'];

const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What is done upon each frame of the present conversation. `begun`: answers whose start was heard. */
function handlersFor(chat: Chat, look: () => void): Record<string, (data: Data) => void> {
  const begun = new Set<string>();
  return {
    stream_chunk(data): void {
      const id = wordsIn(data['message_id']);
      if (begun.has(id)) chat.overhear(id, wordsIn(data['content']));
    },
    stream_start(data): void {
      begun.add(wordsIn(data['message_id']));
      look();
    },
    stream_end(data): void {
      begun.delete(wordsIn(data['message_id']));
      look();
    },
    // An answer that a phone streams for itself is not told, but what it did is.
    dashboard_changed: look,
    conversation_updated: (data) => chat.rename(wordsIn(data['title'])),
  };
}

/** Whether a frame may concern the open conversation. Chunks do not name it; their answers' start did. */
function isAbout({ type, data }: SocketFrame, conversationId: string | undefined): boolean {
  if (type === 'stream_chunk') return true;
  if (conversationId === undefined) return false;
  if (type === 'dashboard_changed') return Array.isArray(data['topics']) && data['topics'].includes('data');
  return data['conversation_id'] === conversationId;
}

/**
 * Follows what is said in the present conversation from elsewhere, a phone or a task: answers as they come, the messages
 * before them, the new title. What was missed meanwhile is looked for when the owner comes back.
 */
export function useChatNews(): void {
  const { api } = useConnection();
  const { chat } = useChat();
  useEffect(() => {
    // A look that fails is made good by the next; what is shown stays.
    const look = () => void chat.refresh(api).catch(() => undefined);
    const handlers = handlersFor(chat, look);
    const forget = onFrame((frame) => {
      if (isAbout(frame, chat.snapshot().conversationId)) handlers[frame.type]?.(frame.data);
    });
    window.addEventListener('focus', look);
    look();
    return () => {
      forget();
      window.removeEventListener('focus', look);
    };
  }, [api, chat]);
}
