import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { ChatMessage } from './messages.ts';
import { endOfWholeSentences } from './sentences.ts';

/**
 * Reads the newest answer to screen readers sentence by sentence; a live region over the growing text itself
 * would be read anew with each token.
 */
export function Announcer({ message }: { message: ChatMessage | undefined }): ReactElement {
  const [spoken, setSpoken] = useState('');
  const told = useRef({ id: '', length: 0, note: false });
  useEffect(() => {
    if (message === undefined || message.role !== 'assistant' || message.isOld) return;
    if (told.current.id !== message.id) told.current = { id: message.id, length: 0, note: false };
    const { length, note } = told.current;
    const end = endOfWholeSentences(message.content, !message.open);
    const news = message.content.slice(length, end).trim();
    const newNote = message.note !== undefined && !message.open && !note ? message.note : '';
    told.current = { id: message.id, length: Math.max(length, end), note: note || newNote !== '' };
    const announcement = `${news} ${newNote}`.trim();
    if (announcement !== '') setSpoken(announcement);
  }, [message]);
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcer">
      {spoken}
    </div>
  );
}
