import type { Logger } from 'pino';
import { askForText } from '../../ai/ask-for-text.ts';
import { AiError, type AiProvider, type ChatTurn } from '../../ai/provider.ts';
import type { Work } from '../../db/work.ts';
import { advanceTask, type TaskRow } from '../../features/tasks/tasks.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Hub } from '../../live/hub.ts';
import { phrasesFor } from '../phrases/phrases.ts';
import { defaultWindow, fitPrompt } from '../token-budget.ts';
import { workPrompt } from './prompts.ts';

/** What work in the background is done with. */
export type WorkerDependencies = {
  work: Work;
  hub: Hub;
  ids: Ids;
  clock: Clock;
  logger: Logger;
  /** The AI in force, with time for long answers. */
  provider(): AiProvider;
  timeZone(): string;
};

/** Why a task failed, in a sentence for the owner. */
export class TaskFailure extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'TaskFailure';
  }
}

/** Tokens the AI is asked for, and characters that are kept of what it says. */
const mostTokens = 2_000;
const longestResult = 40_000;

/**
 * Has the AI do something.
 *
 * @throws {TaskFailure} when it cannot; or the reason of the signal
 */
export async function think(
  { provider, logger }: WorkerDependencies,
  { instruction }: TaskRow,
  messages: readonly ChatTurn[],
  signal: AbortSignal,
): Promise<string> {
  const ai = provider();
  if (ai.kind === 'builtin') throw new TaskFailure(phrasesFor(instruction).work.noAi);
  const window = ai.contextTokens() ?? defaultWindow;
  const maxTokens = Math.min(mostTokens, Math.floor(window / 3));
  const fitting = fitPrompt(messages, window - maxTokens);
  try {
    return await askForText(ai, { messages: fitting, signal, maxTokens, longest: longestResult });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AiError)) throw error;
    logger.info({ code: error.code }, 'the AI could not do its part of a task');
    throw new TaskFailure(error.message, { cause: error });
  }
}

/** Does a piece of work that is not divided; `whole` is what it is a part of. Returns the result. */
export async function doWork(
  dependencies: WorkerDependencies,
  task: TaskRow,
  signal: AbortSignal,
  whole?: TaskRow,
): Promise<string> {
  const { work, hub, clock, timeZone } = dependencies;
  const messages = workPrompt(task, whole, clock.now(), timeZone());
  const result = await think(dependencies, task, messages, signal);
  const message = phrasesFor(task.instruction).work.almostDone;
  await work.write((scope) => advanceTask({ scope, hub }, task.id, { progress: 90, message }));
  return result;
}

/** The reason as it is stored and told. Anything unexpected is for the log. */
export function reasonOf(error: unknown, { instruction }: TaskRow, logger: Logger): string {
  if (error instanceof TaskFailure) return error.message;
  logger.error({ err: error }, 'a task failed unexpectedly');
  return phrasesFor(instruction).work.unexpected;
}
