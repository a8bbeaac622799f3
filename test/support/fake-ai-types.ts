import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { FakeModel, FakeToolCall } from './fake-ai-dialects.ts';
import type { FakeAiMode } from './fake-ai-modes.ts';

export type FakeMessage = { role: string; content: string };

/** One request as the fake received it. */
export type FakeAiRequest = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** Parsed JSON; undefined without a body. */
  body: Record<string, unknown> | undefined;
  messages: FakeMessage[];
  /** True when the client hung up before the answer was complete. */
  closedByClient: boolean;
  bytesSent: number;
  /** Resolves when the answer is over, however it ended. */
  over: Promise<void>;
};

/** Everything but `url`, `requests` and `stop` may be changed while it runs. */
export type FakeAi = {
  /** `http://127.0.0.1:port`, good for both protocols (`/api/...` and `/v1/...`). */
  readonly url: string;
  readonly requests: FakeAiRequest[];
  mode: FakeAiMode;
  /** Between pieces in mode `slow`, ms. */
  delayMs: number;
  redirectTo: string;
  models: FakeModel[];
  /** What Ollama says of every model's window, in tokens; a version that does not say it knows no such question. */
  windows: { made?: number; set?: number; loaded?: number } | 'unknown';
  /** The pieces of the answer. */
  answer: (messages: FakeMessage[]) => string[];
  /** Asked only when the request offers tools. */
  toolCalls: (request: FakeAiRequest) => FakeToolCall[];
  /** The pieces of text that come before calls. */
  wordsBeforeCalls: string[];
  stop(): Promise<void>;
};

/** One request with its answer, while it is being given. */
export type Exchange = {
  ai: FakeAi;
  request: FakeAiRequest;
  response: ServerResponse;
  /** Aborted when the connection is gone. */
  gone: AbortSignal;
};
