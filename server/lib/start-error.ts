import type { FatalCode, Remedy } from '../protocol.ts';

/** The server cannot start; `message` tells the owner why and what to do. */
export class StartError extends Error {
  readonly code: FatalCode;
  /** Ways out, best first. */
  readonly remedies: readonly Remedy[];
  constructor(
    code: FatalCode,
    message: string,
    options: ErrorOptions & { remedies?: readonly Remedy[] } = {},
  ) {
    super(message, options);
    this.name = 'StartError';
    this.code = code;
    this.remedies = options.remedies ?? [];
  }
}
