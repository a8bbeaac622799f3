import { z } from 'zod';

/** The closed catalogue of codes that clients may meet. */
export const errorCodes = [
  'VALIDATION_ERROR',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'UNPROCESSABLE',
  'RATE_LIMITED',
  'INTERNAL_ERROR',
  'AI_UNAVAILABLE',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One thing wrong with a request, where it is wrong, in the form the first server used. */
export const problem = z.object({
  loc: z.array(z.union([z.string(), z.number()])),
  msg: z.string(),
  type: z.string(),
});
export type Problem = z.infer<typeof problem>;

/** Body of every error: different clients read `error.message`, `detail`, or only the status. */
export const errorBody = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
  detail: z.union([z.string(), z.array(problem)]),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** An answer that is not a success, as a throw. `message` goes to the user and says what to do next. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[] | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    extra: {
      headers?: Record<string, string>;
      problems?: readonly Problem[];
      details?: Record<string, unknown>;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: extra.cause });
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.headers = extra.headers ?? {};
    this.problems = extra.problems;
    this.details = extra.details;
  }

  body(): ErrorBody {
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(this.details && { details: { ...this.details } }),
      },
      detail: this.problems ? [...this.problems] : this.message,
    };
  }
}

/** The request breaks a rule of the application. */
export const invalid = (message: string, details?: Record<string, unknown>) =>
  new HttpError(400, 'VALIDATION_ERROR', message, details ? { details } : {});

export const unauthorized = (message = 'Token is not valid') => new HttpError(401, 'UNAUTHORIZED', message);

export const forbidden = (message: string) => new HttpError(403, 'FORBIDDEN', message);

/** `thing` as it stands at the beginning of a sentence: `Todo`. */
export const notFound = (thing: string) => new HttpError(404, 'NOT_FOUND', `${thing} not found`);

export const conflict = (message: string) => new HttpError(409, 'CONFLICT', message);

/** The request does not fit its schema; every problem at once. */
export function unprocessable(problems: readonly Problem[]): HttpError {
  const message = problems
    .slice(0, 5)
    .map(({ loc, msg }) => `${loc.slice(1).join('.') || loc[0]}: ${msg}`)
    .join('; ');
  return new HttpError(422, 'UNPROCESSABLE', message || 'The request does not fit its schema', { problems });
}

/** One field is wrong in a way the schema cannot say. `path` begins with `body`, `query` or `path`. */
export const wrongField = (path: readonly (string | number)[], message: string) =>
  unprocessable([{ loc: [...path], msg: message, type: 'value_error' }]);

export const tooLarge = (message: string) => new HttpError(413, 'VALIDATION_ERROR', message);

export const rateLimited = (message: string, retryAfterSeconds: number) =>
  new HttpError(429, 'RATE_LIMITED', message, { headers: { 'Retry-After': String(retryAfterSeconds) } });

export const aiUnavailable = (message: string, cause?: unknown) =>
  new HttpError(503, 'AI_UNAVAILABLE', message, { cause });

/** The disk is full: reading still works. */
export const diskFull = (cause: unknown) =>
  new HttpError(
    507,
    'INTERNAL_ERROR',
    'The disk of the computer that runs ClawChat is full. Make room and try again.',
    {
      cause,
    },
  );
