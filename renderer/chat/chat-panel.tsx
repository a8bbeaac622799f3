import { type ReactElement, useCallback } from 'react';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Mark } from '../ui/icon.tsx';
import { Loading } from '../ui/states.tsx';
import { Announcer } from './announcer.tsx';
import { Composer } from './composer.tsx';
import { Message } from './message.tsx';
import type { ChatMessage } from './messages.ts';
import { useChat } from './use-chat.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

function EmptyChat(): ReactElement {
  return (
    <div className="chat-empty">
      <Mark large />
      <p className="chat-empty-heading">{text.chat.emptyHeading}</p>
      <p className="soft">{text.chat.empty}</p>
    </div>
  );
}

/** The conversation, and the line to write in. */
export function ChatPanel(): ReactElement {
  const { api } = useConnection();
  const { chat, state } = useChat();
  const { messages, busy, loading } = state;
  const { scroller, onScroll } = useStickToEnd(messages);
  const repeat = useCallback((message: ChatMessage) => chat.repeat(api, message), [chat, api]);
  return (
    <div className="chat">
      <div
        className="chat-scroller"
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-live="off"
        aria-label={text.chat.log}
        tabIndex={messages.length > 0 ? 0 : undefined}
      >
        {loading ? (
          <Loading />
        ) : messages.length === 0 ? (
          <EmptyChat />
        ) : (
          <ol className="messages">
            {messages.map((message) => (
              <Message key={message.id} message={message} onRepeat={repeat} />
            ))}
          </ol>
        )}
      </div>
      <Announcer message={messages.at(-1)} />
      <Composer busy={busy} onSend={(content) => chat.send(api, content)} onStop={chat.stop} />
    </div>
  );
}
