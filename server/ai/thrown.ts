import { type AiProblem, type AiTarget, aiError } from './errors.ts';
import { field } from './field.ts';
import { AiError } from './provider.ts';
import { problemOf, refusalIn } from './refusals.ts';

/** An error and its causes, outermost first. */
function withCauses(thrown: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let error = thrown; error !== undefined && chain.length < 5; error = field(error, 'cause')) {
    chain.push(error);
  }
  return chain;
}

/** An error's name and stack frames without its text, which may repeat a key or a message. */
export function withoutText(error: unknown): Error {
  const name = error instanceof Error ? error.name : typeof error;
  const bare = new Error(name);
  if (error instanceof Error && error.stack) {
    const frames = error.stack.split('\n').filter((line) => /^\s+at /.test(line));
    bare.stack = [name, ...frames].join('\n');
  }
  return bare;
}

function connectionProblem(marks: readonly string[]): AiProblem {
  if (marks.some((mark) => /CERT|^ERR_TLS_|^ERR_SSL_|^UNABLE_TO_/.test(mark))) return 'untrustedCertificate';
  return marks.includes('HTTPParserError') ? 'notAnApi' : 'unreachable';
}

/** What it means that `fetch` failed before there was an answer. The code, such as ECONNREFUSED, is kept for the log. */
export function connectionError(thrown: unknown, target: AiTarget): AiError {
  const marks = withCauses(thrown)
    .flatMap((error) => [field(error, 'code'), field(error, 'name')])
    .filter((mark) => typeof mark === 'string');
  return aiError(connectionProblem(marks), target, new Error(marks.join(' ')));
}

function recognise(error: unknown, target: AiTarget): AiError | undefined {
  if (error instanceof AiError) return error;
  if (error instanceof SyntaxError) return aiError('malformed', target);
  // The `openai` package throws the error object it met in the middle of a stream.
  const refusal = refusalIn(error);
  return refusal && aiError(problemOf(refusal.status, refusal.words), target);
}

/** Turns whatever was thrown, by us or by a package, into an `AiError`, looking through its causes. */
export function toAiError(thrown: unknown, target: AiTarget): AiError {
  for (const error of withCauses(thrown)) {
    const recognised = recognise(error, target);
    if (recognised) return recognised;
  }
  return aiError('failed', target, withoutText(thrown));
}
