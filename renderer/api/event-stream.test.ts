import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChatEvent, readChatEvents, SilenceError } from './event-stream.ts';

function streamOf(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
      controller.close();
    },
  });
}

async function collect(events: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const collected: ChatEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

async function eventsOf(...chunks: (string | Uint8Array)[]): Promise<ChatEvent[]> {
  return collect(readChatEvents(streamOf(...chunks)));
}

test('a whole answer comes in order, comments and unknown objects are skipped', async () => {
  const events = await eventsOf(
    ': keep-alive\n\n',
    'data: {"conversation_id":"conv_1","message_id":"msg_1"}\n\n',
    'data: {"token":"Hel"}\n\ndata: {"token":"lo"}\n\n',
    'event: x\nid: 4\nretry: 10\ndata: {"other":1}\n\ndata: not json\n\ndata: 7\n\n',
    'data: {"title_generated":"Greeting"}\n\ndata: [DONE]\n\ndata: {"token":"late"}\n\n',
  );
  assert.deepEqual(events, [
    { type: 'meta', conversationId: 'conv_1', messageId: 'msg_1' },
    { type: 'token', text: 'Hel' },
    { type: 'token', text: 'lo' },
    { type: 'title', title: 'Greeting' },
    { type: 'done' },
  ]);
});

test('an event cut anywhere, inside a character too, is put together again', async () => {
  const bytes = new TextEncoder().encode('data: {"token":"안녕 👋"}\n\ndata: [DONE]\n\n');
  const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
  assert.deepEqual(await eventsOf(...single), [{ type: 'token', text: '안녕 👋' }, { type: 'done' }]);
});

test('CRLF line ends are read as well', async () => {
  assert.deepEqual(await eventsOf('data: {"token":"a"}\r\n\r\ndata: [DONE]\r\n\r\n'), [
    { type: 'token', text: 'a' },
    { type: 'done' },
  ]);
});

test('an error event is told, and a stream that breaks off simply ends', async () => {
  assert.deepEqual(await eventsOf('data: {"error":"No AI"}\n\n', 'data: {"token":"half'), [
    { type: 'error', message: 'No AI' },
  ]);
});

test('silence ends the wait and cancels the stream', async () => {
  let cancelled = false;
  const silent = new ReadableStream<Uint8Array>({
    cancel() {
      cancelled = true;
    },
  });
  await assert.rejects(collect(readChatEvents(silent, 20)), SilenceError);
  assert.equal(cancelled, true);
});

test('leaving the loop early cancels the stream', async () => {
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: {"token":"x"}\n\n')),
    cancel() {
      cancelled = true;
    },
  });
  for await (const event of readChatEvents(endless)) {
    assert.equal(event.type, 'token');
    break;
  }
  assert.equal(cancelled, true);
});
