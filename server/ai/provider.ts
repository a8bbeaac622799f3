/**
 * The one interface behind which every AI stands. Implementations throw `AiError` and nothing else, except that
 * an aborted `signal` ends them with the signal's own reason.
 */

export type AiProviderKind = 'ollama' | 'openai' | 'builtin';

export type ChatTurn = { role: 'system' | 'user' | 'assistant'; content: string };

export type ChatRequest = {
  messages: readonly ChatTurn[];
  signal: AbortSignal;
  /** 0 to 2; the model's own default when absent. */
  temperature?: number;
  /** Longest answer in tokens; the model's own default when absent. */
  maxTokens?: number;
  /** Called once the question is on its way; not at all when it cannot be sent. */
  onSent?(): void;
};

/** A function the model may call. `parameters` is a JSON Schema object. */
export type ToolDefinition = { name: string; description: string; parameters: Record<string, unknown> };

/** What the model wants done. `arguments` is whatever JSON it wrote, not yet validated. */
export type ToolCall = { name: string; arguments: unknown };

export type ToolRequest = ChatRequest & { tools: readonly ToolDefinition[] };

/** A piece of what the model says, never empty, or everything it wants done. */
export type SpokenPart = { text: string } | { calls: ToolCall[] };

export type AiModel = { name: string; sizeBytes?: number };

export interface AiProvider {
  readonly kind: AiProviderKind;
  /** How much the model takes at once with its answer, in tokens, as far as the last check found that out. */
  contextTokens(): number | undefined;
  /** Pieces of the answer as the model makes them; never empty strings. */
  chat(request: ChatRequest): AsyncIterable<string>;
  /**
   * One round of talk in which the model may call functions: pieces of text as the model makes them, then its calls,
   * complete and all at once, at most one time and last. Calls of functions that were not offered are passed on, too.
   */
  converse(request: ToolRequest): AsyncIterable<SpokenPart>;
  /** Models that can be chosen. */
  listModels(signal: AbortSignal): Promise<AiModel[]>;
  /** Resolves when the configured model could answer now; else throws `AiError`. */
  check(signal: AbortSignal): Promise<void>;
}

export type AiErrorCode =
  | 'UNREACHABLE'
  | 'WRONG_KEY'
  | 'MODEL_MISSING'
  | 'OUT_OF_MEMORY'
  | 'TIMEOUT'
  | 'BUSY'
  /** Only `converse`: the model can talk but not call functions. */
  | 'TOOLS_UNSUPPORTED'
  /** The messages are more than the model's window holds. */
  | 'TOO_LONG'
  | 'BAD_ANSWER';

/** `message` is a sentence for the owner that says what to do next; it never holds a key or message text. */
export class AiError extends Error {
  readonly code: AiErrorCode;
  constructor(code: AiErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AiError';
    this.code = code;
  }
}

/** What a provider needs to know, straight from the configuration. */
export type AiSettings = {
  provider: AiProviderKind;
  /** As the owner typed it: with or without trailing slash or `/v1`. */
  baseUrl: string;
  apiKey: string;
  model: string;
};
