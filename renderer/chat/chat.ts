import type { Api } from '../api/api.ts';
import { RefusedError } from '../api/errors.ts';
import type { ChatEvent } from '../api/event-stream.ts';
import { text } from '../text/text.ts';
import { answerTo, createConversation, failureInWords, type Question, randomKey } from './question.ts';

export type ChatMessage = {
  id: string;
  role: 'user' | 'assistant';
  content: string;
  /** Of an answer: still being written. */
  open: boolean;
  /** Why an answer is not whole, as a sentence. */
  note?: string;
  /** The request behind a failed answer, for Try again. */
  repeatable?: Question;
};

export type ChatSnapshot = {
  messages: readonly ChatMessage[];
  title: string;
  busy: boolean;
};

/** The conversation on the page. It outlives the screens, so that a restart of the server does not lose it. */
export type Chat = {
  snapshot(): ChatSnapshot;
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  /** Sends and streams; resolves when the answer ended, however it did. Ignored while busy. */
  send(api: Api, content: string): Promise<void>;
  /** Sends the question of a failed answer once more. */
  repeat(api: Api, failed: ChatMessage): Promise<void>;
  stop(): void;
  startOver(): void;
};

const empty: ChatSnapshot = { messages: [], title: '', busy: false };

/** What an event changes in the answer. An apology takes the place of the error it came after. */
function afterEvent(message: ChatMessage, event: ChatEvent): ChatMessage {
  if (event.type === 'error') return { ...message, note: event.message };
  if (event.type !== 'token') return message;
  const { note, ...rest } = message;
  const content = message.content + event.text;
  return note === undefined || message.content === '' ? { ...rest, content } : { ...message, content };
}

export function createChat(): Chat {
  let state = empty;
  let conversationId: string | undefined;
  let abort: AbortController | undefined;
  const listeners = new Set<() => void>();

  function change(next: Partial<ChatSnapshot>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function changeAnswer(id: string, next: (message: ChatMessage) => ChatMessage): void {
    change({
      messages: state.messages.map((message) => (message.id === id ? next(message) : message)),
    });
  }

  async function stream(api: Api, id: string, question: Question, signal: AbortSignal): Promise<void> {
    const conversation = conversationId ?? (await createConversation(api, signal));
    if (!signal.aborted) conversationId = conversation;
    let whole = false;
    for await (const event of answerTo(api, conversation, question, signal)) {
      changeAnswer(id, (message) => afterEvent(message, event));
      if (event.type === 'title') change({ title: event.title });
      whole = event.type === 'done';
    }
    changeAnswer(id, (message) => {
      const missing = whole ? text.chat.nothing : text.chat.cutOff;
      return (whole && message.content !== '') || message.note !== undefined
        ? message
        : { ...message, note: missing };
    });
  }

  function fail(id: string, question: Question, error: unknown, stopped: boolean): void {
    if (stopped) {
      changeAnswer(id, (message) => ({ ...message, note: text.chat.stopped }));
      return;
    }
    // The conversation is gone from the server: the next attempt begins a new one.
    if (error instanceof RefusedError && error.status === 404) conversationId = undefined;
    changeAnswer(id, (message) => {
      const note = failureInWords(error, message.content !== '');
      return { ...message, note, repeatable: question };
    });
  }

  async function ask(api: Api, question: Question, before: readonly ChatMessage[]): Promise<void> {
    const id = randomKey();
    const current = new AbortController();
    abort = current;
    change({
      messages: [...before, { id, role: 'assistant', content: '', open: true }],
      busy: true,
    });
    try {
      await stream(api, id, question, current.signal);
    } catch (error) {
      fail(id, question, error, current.signal.aborted);
    } finally {
      changeAnswer(id, (message) => ({ ...message, open: false }));
      if (abort === current) change({ busy: false });
    }
  }

  return {
    snapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async send(api, content) {
      if (state.busy) return;
      const question = { content, key: randomKey() };
      const asked: ChatMessage = {
        id: question.key,
        role: 'user',
        content,
        open: false,
      };
      await ask(api, question, [...state.messages, asked]);
    },
    async repeat(api, failed) {
      if (state.busy || failed.repeatable === undefined) return;
      const before = state.messages.filter((message) => message.id !== failed.id);
      await ask(api, failed.repeatable, before);
    },
    stop: () => abort?.abort(),
    startOver() {
      abort?.abort();
      abort = undefined;
      conversationId = undefined;
      change(empty);
    },
  };
}
