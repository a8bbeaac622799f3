/**
 * The frames of the two protocols the fake AI speaks, as the real servers write them:
 * Ollama's NDJSON (https://github.com/ollama/ollama/blob/main/docs/api.md) and OpenAI's server-sent events
 * (https://platform.openai.com/docs/api-reference/chat).
 */

export type FakeToolCall = { name: string; arguments: unknown };
/** `contextLength` is told by OpenAI's list alone, as some services do. */
export type FakeModel = { name: string; size: number; contextLength?: number };

export type Dialect = {
  /** Content type of a streamed answer. */
  streamType: string;
  /** Frames before the first piece. */
  opening: readonly string[];
  piece(text: string): string;
  /** The frames of calls: complete in Ollama's protocol, in fragments in OpenAI's. */
  toolCalls(calls: readonly FakeToolCall[]): string[];
  /** The end mark. Absent from a truncated answer. */
  ending(hasCalls: boolean): string;
  /** An error in the middle of a stream that began with status 200. */
  errorFrame(message: string): string;
  /** What comes before a string that never ends. */
  openString: string;
  /** The answer to a request that did not ask for a stream. */
  document(text: string, calls: readonly FakeToolCall[]): unknown;
  errorDocument(message: string, code: string | null): unknown;
};

const instant = '2026-01-05T08:00:00.000000Z';
const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;

export function ollamaDialect(model: string): Dialect {
  const frame = (message: Record<string, unknown>, end: Record<string, unknown> = { done: false }) => ({
    model,
    created_at: instant,
    message: { role: 'assistant', ...message },
    ...end,
  });
  const calls = (list: readonly FakeToolCall[]) => list.map((call) => ({ function: call }));
  const end = {
    done_reason: 'stop',
    done: true,
    total_duration: 5_000_000,
    load_duration: 1_000_000,
    prompt_eval_count: 26,
    prompt_eval_duration: 1_000_000,
    eval_count: 12,
    eval_duration: 3_000_000,
  };
  return {
    streamType: 'application/x-ndjson',
    opening: [],
    piece: (text) => line(frame({ content: text })),
    toolCalls: (list) => [line(frame({ content: '', tool_calls: calls(list) }))],
    ending: () => line(frame({ content: '' }, end)),
    errorFrame: (message) => line({ error: message }),
    openString: `{"model":"${model}","message":{"role":"assistant","content":"`,
    document: (text, list) =>
      frame({ content: text, ...(list.length > 0 && { tool_calls: calls(list) }) }, end),
    errorDocument: (message) => ({ error: message }),
  };
}

export function openaiDialect(model: string): Dialect {
  const head = { id: 'chatcmpl-123', created: 1_767_600_000, model, system_fingerprint: 'fp_fake' };
  const chunk = (delta: Record<string, unknown>, finishReason: string | null = null) => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  });
  // `arguments` travels as text, and a test may send text that is no JSON.
  const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  const calls = (list: readonly FakeToolCall[]) =>
    list.map((call, index) => ({
      index,
      id: `call_${index}`,
      type: 'function',
      function: { name: call.name, arguments: asText(call.arguments) },
    }));
  // The first fragment names the call, the others carry its arguments a few characters at a time.
  const fragmentsOf = (call: ReturnType<typeof calls>[number]) => [
    { ...call, function: { name: call.function.name, arguments: '' } },
    ...(call.function.arguments.match(/.{1,7}/gsu) ?? []).map((part) => ({
      index: call.index,
      function: { arguments: part },
    })),
  ];
  const finish = (hasCalls: boolean) => (hasCalls ? 'tool_calls' : 'stop');
  return {
    streamType: 'text/event-stream; charset=utf-8',
    opening: [event(chunk({ role: 'assistant', content: '' }))],
    piece: (text) => event(chunk({ content: text })),
    toolCalls: (list) =>
      calls(list)
        .flatMap(fragmentsOf)
        .map((call) => event(chunk({ tool_calls: [call] }))),
    ending: (hasCalls) => `${event(chunk({}, finish(hasCalls)))}data: [DONE]\n\n`,
    errorFrame: (message) => event({ error: { message, type: 'server_error', param: null, code: null } }),
    openString: 'data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"',
    document: (text, list) => ({
      ...head,
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: text === '' ? null : text,
            ...(list.length > 0 && { tool_calls: calls(list) }),
          },
          logprobs: null,
          finish_reason: finish(list.length > 0),
        },
      ],
      usage: { prompt_tokens: 26, completion_tokens: 12, total_tokens: 38 },
    }),
    errorDocument: (message, code) => ({
      error: { message, type: 'invalid_request_error', param: null, code },
    }),
  };
}

/** The body of Ollama's `GET /api/tags`. */
export function ollamaModelList(models: readonly FakeModel[]): unknown {
  return {
    models: models.map(({ name, size }) => ({
      name,
      model: name,
      modified_at: instant,
      size,
      digest: 'a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72',
      details: {
        parent_model: '',
        format: 'gguf',
        family: 'llama',
        families: ['llama'],
        parameter_size: '3.2B',
        quantization_level: 'Q4_K_M',
      },
    })),
  };
}

/** The body of OpenAI's `GET /v1/models`. */
export function openaiModelList(models: readonly FakeModel[]): unknown {
  return {
    object: 'list',
    data: models.map(({ name, contextLength }) => ({
      id: name,
      ...(contextLength && { context_length: contextLength }),
      object: 'model',
      created: 1_767_600_000,
      owned_by: 'library',
    })),
  };
}
