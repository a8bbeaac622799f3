import type { ChatEvent } from '../api/event-stream.ts';
import type { StoredMessage } from './conversations.ts';
import type { Question } from './question.ts';

export type ChatMessage = {
  /** Of the page; stays the same once the message is stored, so that nothing is drawn or read aloud anew. */
  id: string;
  /** The server's id of it, once that is known. */
  stored?: string;
  role: 'user' | 'assistant';
  content: string;
  /** Of an answer: still being written. */
  open: boolean;
  /** It was there before the page came to it, so it is not news. */
  isOld?: boolean;
  /** What the assistant did, for cards. */
  metadata?: Readonly<Record<string, unknown>>;
  /** Why an answer is not whole, as a sentence. */
  note?: string;
  /** The request behind a failed answer, for Try again. */
  repeatable?: Question;
};

/** What an event changes in the answer. An apology takes the place of the error it came after. */
export function afterEvent(message: ChatMessage, event: ChatEvent): ChatMessage {
  if (event.type === 'meta') return { ...message, stored: event.messageId };
  if (event.type === 'error') return { ...message, note: event.message };
  if (event.type !== 'token') return message;
  const { note, ...rest } = message;
  const content = message.content + event.text;
  return note === undefined || message.content === '' ? { ...rest, content } : { ...message, content };
}

/** The message on the page that the server knows as `stored`: by its id, or an own one by what it says. */
function counterpart(shown: readonly ChatMessage[], stored: StoredMessage): ChatMessage | undefined {
  return (
    shown.find((message) => message.stored === stored.id) ??
    shown.find(
      (message) =>
        message.stored === undefined && message.role === 'user' && message.content === stored.content,
    )
  );
}

function fromStored(stored: StoredMessage, shown: ChatMessage | undefined, isOld: boolean): ChatMessage {
  const { id, role, content, metadata } = stored;
  return {
    id: shown?.id ?? id,
    stored: id,
    role,
    content,
    open: false,
    ...(isOld ? { isOld } : {}),
    ...(metadata === undefined ? {} : { metadata }),
    ...(shown?.note === undefined ? {} : { note: shown.note }),
  };
}

/**
 * What the server has, under the ids that the page knows; what never came to be stored (a failed answer) stays at the
 * end. `isOld` for a conversation that is being opened.
 */
export function withStored(
  shown: readonly ChatMessage[],
  stored: readonly StoredMessage[],
  isOld: boolean,
): ChatMessage[] {
  const known = new Set<string>();
  const merged = stored.map((message) => {
    const own = counterpart(
      shown.filter(({ id }) => !known.has(id)),
      message,
    );
    if (own !== undefined) known.add(own.id);
    return fromStored(message, own, isOld || own?.isOld === true);
  });
  const storedIds = new Set(stored.map(({ id }) => id));
  const unstored = shown.filter(
    ({ id, stored: place }) => !known.has(id) && (place === undefined || !storedIds.has(place)),
  );
  // What was on the server and is not any more was deleted there, unless it is only being written.
  const isKept = ({ stored: place, note, open }: ChatMessage) =>
    place === undefined || note !== undefined || open;
  return [...merged, ...unstored.filter(isKept)];
}
