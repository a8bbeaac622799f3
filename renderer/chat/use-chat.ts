import { createContext, use, useSyncExternalStore } from 'react';
import { type Chat, type ChatSnapshot, createChat } from './chat.ts';

export const ChatContext = createContext<Chat>(createChat());

/** The conversation of the page, and its present state. */
export function useChat(): { chat: Chat; state: ChatSnapshot } {
  const chat = use(ChatContext);
  return { chat, state: useSyncExternalStore(chat.subscribe, chat.snapshot) };
}
