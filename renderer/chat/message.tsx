import { memo, type ReactElement } from 'react';
import { text } from '../text/text.ts';
import { useLanguage } from '../text/use-language.ts';
import { Button } from '../ui/button.tsx';
import { ActionCard } from './action-card.tsx';
import { cardsOf } from './cards.ts';
import type { ChatMessage } from './messages.ts';

export type MessageProps = { message: ChatMessage; onRepeat: (message: ChatMessage) => void };

/** One message, as plain text whatever it holds. */
function PlainMessage({ message, onRepeat }: MessageProps): ReactElement {
  useLanguage();
  const { role, content, open, note, repeatable } = message;
  const waiting = open && content === '';
  return (
    <li className={`message message-${role}`} data-open={open || undefined}>
      <span className="visually-hidden">{role === 'user' ? text.chat.you : text.chat.assistant}</span>
      {content !== '' && <p className="message-text">{content}</p>}
      {waiting && <p className="message-text message-waiting">{text.chat.waiting}</p>}
      {cardsOf(message.metadata).map((card) => (
        <ActionCard key={card.actionId ?? card.type} card={card} />
      ))}
      {note !== undefined && <p className="message-note">{note}</p>}
      {repeatable !== undefined && (
        <div className="message-action">
          <Button onClick={() => onRepeat(message)}>{text.retry}</Button>
        </div>
      )}
    </li>
  );
}

/** Drawn again only when it changed: while one message grows, the others rest. */
export const Message = memo(PlainMessage);
