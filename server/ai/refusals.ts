import type { AiProblem } from './errors.ts';
import { field } from './field.ts';

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
  { words: /pull model manifest|invalid model name/i, problem: 'notInLibrary' },
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
