import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';
import { ChatPanel } from './chat-panel.tsx';
import { useChat } from './use-chat.ts';

/** The main job of the house: write, and read the answer as it comes. */
export function ChatScreen(): ReactElement {
  const { chat, state } = useChat();
  const { title, messages } = state;
  return (
    <Screen
      title={title === '' ? text.chat.heading : title}
      name="chat-screen"
      actions={messages.length > 0 && <Button onClick={chat.startOver}>{text.chat.startOver}</Button>}
    >
      <ChatPanel />
    </Screen>
  );
}
