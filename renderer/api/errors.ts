import { text } from '../text/text.ts';
import { countInWords } from '../text/words.ts';

/** What is wrong with one field of a request. */
export type FieldProblem = { loc: (string | number)[]; msg: string };

/** The server answered, and refused. `message` is its own sentence for the reader. */
export class RefusedError extends Error {
  readonly status: number;
  readonly code: string;
  /** Field by field, where that is what was refused. */
  readonly problems: readonly FieldProblem[];
  constructor(status: number, code: string, message: string, problems: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'RefusedError';
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}

/** There was no answer at all: not running, or no way to it. */
export class UnreachableError extends Error {
  constructor(options?: ErrorOptions) {
    super(text.errors.unreachable, options);
    this.name = 'UnreachableError';
  }
}

/** An answer of a shape that this page does not know. */
export class StrangeAnswerError extends Error {
  constructor(options?: ErrorOptions) {
    super(text.errors.strange, options);
    this.name = 'StrangeAnswerError';
  }
}

/** A sentence for the reader about anything thrown; what is not ours stays out of sight. */
export function wordsOf(error: unknown): string {
  const ours =
    error instanceof RefusedError || error instanceof UnreachableError || error instanceof StrangeAnswerError;
  return ours ? error.message : text.errors.unexpected;
}

function refusalIn(body: unknown): { code: string; message: string } | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  return typeof error.message === 'string' ? { code, message: error.message } : undefined;
}

function isProblem(value: unknown): value is FieldProblem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'loc' in value &&
    'msg' in value &&
    Array.isArray(value.loc)
  );
}

function problemsIn(body: unknown): FieldProblem[] {
  if (typeof body !== 'object' || body === null || !('detail' in body)) return [];
  return Array.isArray(body.detail) ? body.detail.filter(isProblem) : [];
}

/** Reads the error envelope `{ error: { code, message }, detail }`; falls back to the bare status. */
export async function refusalOf(response: Response): Promise<RefusedError> {
  const body: unknown = await response.json().catch(() => undefined);
  const refusal = refusalIn(body);
  return new RefusedError(
    response.status,
    refusal?.code ?? 'UNKNOWN',
    refusal?.message ?? text.errors.status(countInWords(response.status)),
    problemsIn(body),
  );
}
