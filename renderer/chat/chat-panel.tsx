import { type ReactElement, useCallback, useId } from 'react';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/icon.tsx';
import { Announcer } from './announcer.tsx';
import type { ChatMessage } from './chat.ts';
import { Composer } from './composer.tsx';
import { Message } from './message.tsx';
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

/** The main job of the house, in one panel: write, and read the answer as it comes. */
export function ChatPanel(): ReactElement {
  const { api } = useConnection();
  const { chat, state } = useChat();
  const { messages, title, busy } = state;
  const headingId = useId();
  const { scroller, onScroll } = useStickToEnd(messages);
  const repeat = useCallback((message: ChatMessage) => chat.repeat(api, message), [chat, api]);
  return (
    <section className="chat" aria-labelledby={headingId}>
      <header className="card-head">
        <h2 id={headingId}>{title === '' ? text.chat.heading : title}</h2>
        {messages.length > 0 && (
          <Button look="bare" onClick={chat.startOver}>
            {text.chat.startOver}
          </Button>
        )}
      </header>
      <div
        className="chat-scroller"
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-live="off"
        aria-label={text.chat.log}
        tabIndex={messages.length > 0 ? 0 : undefined}
      >
        {messages.length === 0 ? (
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
    </section>
  );
}
