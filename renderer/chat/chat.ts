import type { Api } from '../api/api.ts';
import { RefusedError } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { messagesOf } from './conversations.ts';
import { afterEvent, type ChatMessage, withStored } from './messages.ts';
import { answerTo, createConversation, failureInWords, type Question, randomKey } from './question.ts';

export type ChatSnapshot = {
  messages: readonly ChatMessage[];
  /** Undefined as long as nothing was said. */
  conversationId: string | undefined;
  title: string;
  busy: boolean;
  /** A conversation is being fetched. */
  loading: boolean;
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
  /** Shows another conversation. Throws what the API throws. */
  open(api: Api, conversation: { id: string; title: string }): Promise<void>;
  /** Looks at what the server has of the present conversation; ignored while an answer comes. */
  refresh(api: Api): Promise<void>;
  /** A part of an answer to somebody else, in the present conversation. */
  overhear(stored: string, piece: string): void;
  rename(title: string): void;
};

const empty: ChatSnapshot = {
  messages: [],
  conversationId: undefined,
  title: '',
  busy: false,
  loading: false,
};

export function createChat(): Chat {
  let state = empty;
  let abort: AbortController | undefined;
  const listeners = new Set<() => void>();

  function change(next: Partial<ChatSnapshot>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function changeAnswer(id: string, next: (message: ChatMessage) => ChatMessage): void {
    change({ messages: state.messages.map((message) => (message.id === id ? next(message) : message)) });
  }

  async function stream(api: Api, id: string, question: Question, signal: AbortSignal): Promise<void> {
    const conversation = state.conversationId ?? (await createConversation(api, signal));
    if (!signal.aborted) change({ conversationId: conversation });
    let whole = false;
    for await (const event of answerTo(api, conversation, question, signal)) {
      changeAnswer(id, (message) => afterEvent(message, event));
      if (event.type === 'title' && !signal.aborted) change({ title: event.title });
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
    if (error instanceof RefusedError && error.status === 404) change({ conversationId: undefined });
    changeAnswer(id, (message) => {
      const note = failureInWords(error, message.content !== '');
      return { ...message, note, repeatable: question };
    });
  }

  async function refresh(api: Api, isOld = false): Promise<void> {
    const id = state.conversationId;
    if (id === undefined || state.busy) return;
    const stored = await messagesOf(api, id);
    if (state.conversationId !== id || state.busy) return;
    change({ messages: withStored(state.messages, stored, isOld), loading: false });
  }

  async function ask(api: Api, question: Question, before: readonly ChatMessage[]): Promise<void> {
    const id = randomKey();
    const current = new AbortController();
    abort = current;
    change({ messages: [...before, { id, role: 'assistant', content: '', open: true }], busy: true });
    let whole = false;
    try {
      await stream(api, id, question, current.signal);
      whole = true;
    } catch (error) {
      fail(id, question, error, current.signal.aborted);
    } finally {
      changeAnswer(id, (message) => ({ ...message, open: false }));
      if (abort === current) change({ busy: false });
    }
    // The cards are in what is stored. Without them the answer is the same.
    if (whole && abort === current) await refresh(api).catch(() => undefined);
  }

  function leave(): void {
    abort?.abort();
    abort = undefined;
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
      const asked: ChatMessage = { id: question.key, role: 'user', content, open: false };
      await ask(api, question, [...state.messages, asked]);
    },
    async repeat(api, failed) {
      if (state.busy || failed.repeatable === undefined) return;
      const before = state.messages.filter((message) => message.id !== failed.id);
      await ask(api, failed.repeatable, before);
    },
    stop: () => abort?.abort(),
    startOver() {
      leave();
      change(empty);
    },
    async open(api, { id, title }) {
      if (state.conversationId === id) return;
      leave();
      change({ ...empty, conversationId: id, title, loading: true });
      await refresh(api, true);
    },
    refresh: (api) => refresh(api),
    overhear(stored, piece) {
      if (state.busy) return;
      if (!state.messages.some((message) => message.stored === stored)) {
        const begun: ChatMessage = { id: stored, stored, role: 'assistant', content: '', open: true };
        change({ messages: [...state.messages, begun] });
      }
      changeAnswer(state.messages.find((message) => message.stored === stored)?.id ?? stored, (message) => ({
        ...message,
        content: message.content + piece,
      }));
    },
    rename: (title) => change({ title }),
  };
}
