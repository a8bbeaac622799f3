import type { AiProblem, AiTarget } from './errors.ts';
import { aiError } from './errors.ts';
import { AiError } from './provider.ts';

type Rule = { statuses?: readonly number[]; words?: RegExp; problem: AiProblem };

/**
 * How the services in use word their refusals; the first rule that fits wins. A rule without statuses also fits an
 * error in the middle of a stream, which has none.
 */
const rules: readonly Rule[] = [
  { statuses: [401, 403], problem: 'wrongKey' },
  { statuses: [402], problem: 'noCredit' },
  { words: /insufficient[ _](quota|balance|credit)|exceeded your current quota/i, problem: 'noCredit' },
  {
    words: /more system memory|out of memory|insufficient memory|cudaMalloc failed|signal: killed/i,
    problem: 'outOfMemory',
  },
  {
    words: /not support tool|support tool use|tool[\w ]* not supported|enable-auto-tool-choice/i,
    problem: 'toolsUnsupported',
  },
  {
    words: /model_not_found|model .*(not found|not exist)|invalid model|not a valid model/i,
    problem: 'modelMissing',
  },
  {
    words: /context_length_exceeded|context (length|window|size)|prompt is too long/i,
    problem: 'conversationTooLong',
  },
  { statuses: [429, 503, 529], problem: 'busy' },
  { words: /rate.?limit|overloaded|server busy/i, problem: 'busy' },
  { statuses: [404, 405], problem: 'notAnApi' },
];

function fits(rule: Rule, status: number | undefined, words: string): boolean {
  const statusFits = rule.statuses === undefined || (status !== undefined && rule.statuses.includes(status));
  return statusFits && (rule.words === undefined || rule.words.test(words));
}

/** What a refusal means. `status` is absent for an error in the middle of a stream. */
export function problemOf(status: number | undefined, words: string): AiProblem {
  const rule = rules.find((candidate) => fits(candidate, status, words));
  if (rule) return rule.problem;
  return status !== undefined && status < 500 ? 'refused' : 'failed';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * The error inside a JSON answer: `{ error: "words" }` from Ollama, `{ error: { message, code } }` from the others.
 * Undefined when the answer holds none.
 */
export function refusalIn(answer: unknown): { status?: number; words: string } | undefined {
  const error = field(answer, 'error');
  if (error === undefined || error === null) return undefined;
  if (typeof error === 'string') return { words: error };
  const code = field(error, 'code');
  const words = [field(error, 'message'), field(error, 'type'), code].filter(
    (part) => typeof part === 'string',
  );
  return { words: words.join(' '), ...(typeof code === 'number' && { status: code }) };
}

const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const notHttp = /^HPE_/;
const certificate = /CERT|^ERR_TLS_|^ERR_SSL_|^UNABLE_TO_/;

function problemOfCode(code: string): AiProblem | undefined {
  if (unreachableCodes.has(code)) return 'unreachable';
  if (notHttp.test(code)) return 'notAnApi';
  return certificate.test(code) ? 'untrustedCertificate' : undefined;
}

/** An error's name and stack frames without its text, which may repeat a key or a message. */
export function withoutText(error: unknown): Error {
  const name = error instanceof Error ? error.name : typeof error;
  const bare = new Error(name);
  const frames =
    error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
  if (frames) bare.stack = [name, ...frames].join('\n');
  return bare;
}

function recogniseOne(error: unknown, target: AiTarget): AiError | undefined {
  if (error instanceof AiError) return error;
  if (error instanceof SyntaxError) return aiError('malformed', target);
  const code = field(error, 'code');
  const problem = typeof code === 'string' ? problemOfCode(code) : undefined;
  if (problem) return aiError(problem, target, new Error(String(code)));
  // The `openai` package throws the error object it met in the middle of a stream.
  const refusal = refusalIn(error);
  return refusal && aiError(problemOf(refusal.status, refusal.words), target);
}

/** Turns whatever was thrown, by us or by a package, into an `AiError`, looking through its causes. */
export function toAiError(thrown: unknown, target: AiTarget): AiError {
  let error: unknown = thrown;
  for (let depth = 0; depth < 5 && error !== undefined; depth += 1) {
    const recognised = recogniseOne(error, target);
    if (recognised) return recognised;
    error = field(error, 'cause');
  }
  const isFetch = thrown instanceof TypeError && thrown.message === 'fetch failed';
  return aiError(isFetch ? 'unreachable' : 'failed', target, withoutText(thrown));
}
