import type { FatalCode } from '../protocol.ts';

/** The server cannot start; `message` tells the owner why and what to do. */
export class StartError extends Error {
  readonly code: FatalCode;
  constructor(code: FatalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
    this.code = code;
  }
}
