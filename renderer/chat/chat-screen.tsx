import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { wordsOf } from '../api/errors.ts';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';
import { showToast } from '../ui/toasts.ts';
import { ChatPanel } from './chat-panel.tsx';
import { ConversationList } from './conversation-list.tsx';
import { TryDialog } from './try-dialog.tsx';
import { useChat } from './use-chat.ts';
import { useChatNews } from './use-chat-news.ts';

/** What one's own messages change in the list is told over no socket. */
function useListAfterAnswer(busy: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!busy) void client.invalidateQueries({ queryKey: ['conversations'] });
  }, [busy, client]);
}

/** The main job of the house: write, and read the answer as it comes. In narrow windows the list takes its place. */
export function ChatScreen(): ReactElement {
  const { api } = useConnection();
  const { chat, state } = useChat();
  const [isListOpen, setListOpen] = useState(false);
  const [isTrying, setTrying] = useState(false);
  const { title, conversationId, messages, busy } = state;
  useChatNews();
  useListAfterAnswer(busy);
  const begin = () => {
    setListOpen(false);
    chat.startOver();
    requestAnimationFrame(() => document.getElementById('chat')?.focus());
  };
  return (
    <Screen
      title={title === '' ? text.chat.heading : title}
      name="chat-screen"
      actions={
        <>
          <span className="chat-list-button">
            <Button expanded={isListOpen} onClick={() => setListOpen((open) => !open)}>
              {text.chat.conversations}
            </Button>
          </span>
          <Button onClick={() => setTrying(true)}>{text.chat.tryHeading}</Button>
          {(messages.length > 0 || isListOpen) && <Button onClick={begin}>{text.chat.startOver}</Button>}
        </>
      }
    >
      <div className="chat-frame" data-list={isListOpen ? 'open' : undefined}>
        <ConversationList
          openId={conversationId}
          onOpen={(conversation) => {
            setListOpen(false);
            chat
              .open(api, conversation)
              .catch((error: unknown) => showToast({ tone: 'bad', words: wordsOf(error) }));
          }}
          onGone={(id) => {
            if (id === conversationId) chat.startOver();
          }}
        />
        <ChatPanel />
      </div>
      {isTrying && <TryDialog onClose={() => setTrying(false)} />}
    </Screen>
  );
}
