import assert from 'node:assert/strict';
import type { Exchange, Path } from './assistant.ts';

type Expected = {
  intent: string;
  /** All of the metadata but `intent` and what belongs to undoing; none for a reply without a card. */
  card?: Record<string, unknown>;
  changed: string[];
  text: RegExp;
};

/**
 * A reply as it is stored, as it was told, and in the order of `stream_start`, chunks, `stream_end`, changed data; over
 * the event stream its ids, tokens and end mark.
 */
export function expectReply(exchange: Exchange, path: Path, expected: Expected): void {
  const { message, reply } = exchange;
  assert.equal(message.intent, expected.intent, 'the intent of the user message');
  assert.equal(reply.intent, expected.intent, 'the intent of the reply');
  assert.equal(reply.message_type, 'text');
  assert.match(reply.content, expected.text);
  const { intent, action_id, can_undo, ...card } = reply.metadata ?? {};
  assert.equal(intent, expected.intent, 'metadata.intent');
  assert.deepEqual(card, expected.card ?? {});
  assert.equal(can_undo, expected.changed.length > 0 ? true : undefined);
  assert.equal(typeof action_id, expected.changed.length > 0 ? 'string' : 'undefined');
  if (path === 'send') expectFrames(exchange, expected);
  else expectEvents(exchange, expected);
}

const changedFrames = (changed: readonly string[]) =>
  changed.map((module) => ({ type: 'module_data_changed', data: { module } }));

function expectFrames({ conversationId, reply, frames }: Exchange, { changed }: Expected): void {
  const ids = { message_id: reply.id, conversation_id: conversationId };
  assert.deepEqual(frames, [
    { type: 'stream_start', data: ids },
    { type: 'stream_chunk', data: { message_id: reply.id, content: reply.content, index: 0 } },
    {
      type: 'stream_end',
      data: { ...ids, full_content: reply.content, intent: reply.intent, metadata: reply.metadata },
    },
    ...changedFrames(changed),
  ]);
}

function expectEvents({ conversationId, reply, frames, events }: Exchange, { changed }: Expected): void {
  assert.deepEqual(events, [
    { conversation_id: conversationId, message_id: reply.id },
    { token: reply.content },
    '[DONE]',
  ]);
  assert.deepEqual(frames, changedFrames(changed));
}
