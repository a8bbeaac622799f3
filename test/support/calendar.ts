import assert from 'node:assert/strict';
import { type Assistant, type Exchange, startAssistant } from './assistant.ts';
import type { TestServerOptions } from './server.ts';

/** An assistant with a calendar. */
export type CalendarAssistant = Assistant & {
  event(title: string, start: string, fields?: object): Promise<string>;
  /** What comes of one wish, understood without asking the AI. */
  wish(intent: string, parameters?: object, message?: string): Promise<Exchange>;
};

/** In a zone at a moment, both the owner's. */
export async function startCalendar(
  zone: string,
  now: string,
  options: TestServerOptions = {},
): Promise<CalendarAssistant> {
  const settings = { TIME_ZONE: zone, ...options.settings };
  const assistant = await startAssistant({ ...options, settings });
  assistant.time.now = new Date(now);
  return {
    ...assistant,
    [Symbol.asyncDispose]: () => assistant[Symbol.asyncDispose](),
    async event(title, start_time, fields = {}) {
      const { status, body, text } = await assistant.phone.post<{ id: string }>('/api/events', {
        title,
        start_time,
        ...fields,
      });
      assert.equal(status, 201, text);
      return body.id;
    },
    wish(intent, parameters = {}, message = 'please') {
      Object.assign(assistant.reader, { wishes: [{ intent, parameters }], isPlainTalk: true });
      return assistant.say(message);
    },
  };
}
