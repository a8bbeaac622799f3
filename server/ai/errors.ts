import { AiError, type AiErrorCode, type AiProviderKind } from './provider.ts';

/** What an error sentence may name. `address` is fit to be shown: no key, no password, no query. */
export type AiTarget = { kind: AiProviderKind; address: string; model: string };

/** Everything that can go wrong with an AI; several problems share a code where clients need not tell them apart. */
export type AiProblem = keyof typeof catalogue;

type Entry = { code: AiErrorCode; sentence: (target: AiTarget) => string };

const where = ({ kind, address }: AiTarget) =>
  kind === 'ollama' ? `Ollama at ${address}` : `The AI at ${address}`;

const catalogue = {
  badAddress: {
    code: 'UNREACHABLE',
    sentence: () =>
      'The AI address must begin with http:// or https:// and hold no password. Correct it in the dashboard.',
  },
  unreachable: {
    code: 'UNREACHABLE',
    sentence: ({ kind, address }) =>
      kind === 'ollama'
        ? `Ollama does not answer at ${address}. Start Ollama, or choose another AI in the dashboard.`
        : `No AI answers at ${address}. Check the address and the network, or choose another AI in the dashboard.`,
  },
  untrustedCertificate: {
    code: 'UNREACHABLE',
    sentence: ({ address }) =>
      `The certificate of ${address} cannot be trusted, so nothing was sent. Check the AI address in the dashboard.`,
  },
  connectionLost: {
    code: 'UNREACHABLE',
    sentence: (target) =>
      `${where(target)} hung up in the middle of its answer. Check that it is still running, then try again.`,
  },
  wrongKey: {
    code: 'WRONG_KEY',
    sentence: (target) => `${where(target)} refuses the API key. Enter a valid key in the dashboard.`,
  },
  modelMissing: {
    code: 'MODEL_MISSING',
    sentence: (target) =>
      target.kind === 'ollama'
        ? `Ollama has no model "${target.model}". Run "ollama pull ${target.model}", or choose another model in the dashboard.`
        : `${where(target)} has no model "${target.model}". Choose another model in the dashboard.`,
  },
  notInLibrary: {
    code: 'MODEL_MISSING',
    sentence: ({ model }) =>
      `Ollama's library has no model "${model}". Check its name at ollama.com/library.`,
  },
  outOfMemory: {
    code: 'OUT_OF_MEMORY',
    sentence: ({ model }) =>
      `There is too little memory for the model "${model}". Close other programs, or choose a smaller model in the dashboard.`,
  },
  slowStart: {
    code: 'TIMEOUT',
    sentence: (target) =>
      `${where(target)} took too long to begin its answer. Try again in a minute, or choose a smaller model in the dashboard.`,
  },
  silence: {
    code: 'TIMEOUT',
    sentence: (target) =>
      `${where(target)} fell silent in the middle of its answer. Try again, or choose a smaller model in the dashboard.`,
  },
  slowAnswer: {
    code: 'TIMEOUT',
    sentence: (target) =>
      `${where(target)} did not finish its answer in time. Ask for less at once, or choose a faster model in the dashboard.`,
  },
  slowList: {
    code: 'TIMEOUT',
    sentence: (target) =>
      `${where(target)} accepts connections but does not answer. Restart it, or choose another AI in the dashboard.`,
  },
  busy: {
    code: 'BUSY',
    sentence: (target) => `${where(target)} is busy. Wait a minute, then try again.`,
  },
  noCredit: {
    code: 'BUSY',
    sentence: (target) =>
      `${where(target)} says the account has no credit left. Add credit there, or choose another AI in the dashboard.`,
  },
  toolsUnsupported: {
    code: 'TOOLS_UNSUPPORTED',
    sentence: ({ model }) =>
      `The model "${model}" can only talk, not act. Choose a model that supports tools in the dashboard.`,
  },
  conversationTooLong: {
    code: 'TOO_LONG',
    sentence: ({ model }) =>
      `The conversation is too long for the model "${model}". Start a new one, or choose a model with a larger context in the dashboard.`,
  },
  redirected: {
    code: 'BAD_ANSWER',
    sentence: ({ address }) =>
      `${address} sends requests on to another address, which is not followed so that the key stays safe. Enter the final address in the dashboard.`,
  },
  notAnApi: {
    code: 'BAD_ANSWER',
    sentence: ({ address }) =>
      `There is no AI interface at ${address}. Check the AI address in the dashboard.`,
  },
  refused: {
    code: 'BAD_ANSWER',
    sentence: (target) =>
      `${where(target)} refused the request. Try again, or choose another model in the dashboard.`,
  },
  failed: {
    code: 'BAD_ANSWER',
    sentence: (target) =>
      `${where(target)} reports an error of its own. Try again, and restart it if that does not help.`,
  },
  incomplete: {
    code: 'BAD_ANSWER',
    sentence: (target) => `The answer of ${lowerFirst(where(target))} ended too early. Try again.`,
  },
  malformed: {
    code: 'BAD_ANSWER',
    sentence: (target) =>
      `${where(target)} gave an answer that cannot be read. Try again, or check the AI address in the dashboard.`,
  },
  endless: {
    code: 'BAD_ANSWER',
    sentence: (target) =>
      `${where(target)} did not stop talking and was cut off. Try again, or choose another model in the dashboard.`,
  },
} as const satisfies Record<string, Entry>;

function lowerFirst(text: string): string {
  return text.startsWith('The ') ? `t${text.slice(1)}` : text;
}

/**
 * The error for a problem. `cause` is a word for the log: an error code, an HTTP status, or an error stripped of
 * its text. The text of foreign errors repeats keys and messages, so it goes nowhere.
 */
export function aiError(problem: AiProblem, target: AiTarget, cause?: Error): AiError {
  const { code, sentence } = catalogue[problem];
  return new AiError(code, sentence(target), cause && { cause });
}
