import type { Api } from '../api/api.ts';
import { StrangeAnswerError, UnreachableError, wordsOf } from '../api/errors.ts';
import { type ChatEvent, readChatEvents, SilenceError } from '../api/event-stream.ts';
import { withKeys } from '../api/shape.ts';
import { text } from '../text/text.ts';

/** One question; the key stays the same over repeats, so that the server stores it once. */
export type Question = { content: string; key: string };

/** 128 random bits as hex. Not crypto.randomUUID: that is missing where the page comes over plain http. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The id of a new, untitled conversation; the server names it after the first answer. */
export async function createConversation(api: Api, signal: AbortSignal): Promise<string> {
  const answer = await api.json({
    method: 'POST',
    path: '/api/chat/conversations',
    body: { title: '' },
    signal,
  });
  return withKeys<{ id: string }>(answer, 'id').id;
}

/** Asks and yields the events of the answer as they come. Throws what `Api.open` and `readChatEvents` throw. */
export async function* answerTo(
  api: Api,
  conversationId: string,
  question: Question,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent> {
  const body = {
    conversation_id: conversationId,
    content: question.content,
    idempotency_key: question.key,
  };
  const response = await api.open({
    method: 'POST',
    path: '/api/chat/stream',
    body,
    signal,
  });
  if (response.body === null) throw new StrangeAnswerError();
  yield* readChatEvents(response.body);
}

/** Why there is no answer, or only a part of one, as a sentence. */
export function failureInWords(error: unknown, partial: boolean): string {
  if (error instanceof SilenceError) return text.chat.silent;
  // A connection that breaks while the body is read is a TypeError in every browser.
  const broken = error instanceof UnreachableError || error instanceof TypeError;
  if (broken) return partial ? text.chat.cutOff : text.errors.unreachable;
  return wordsOf(error);
}
