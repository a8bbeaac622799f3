import { z } from 'zod';
import { listInText } from '../../ai/json-in-text.ts';
import {
  addParts,
  completeTask,
  failTask,
  selectParts,
  startParts,
  type TaskRow,
  tellWhole,
} from '../../features/tasks/tasks.ts';
import { type Phrases, phrasesFor } from '../phrases/phrases.ts';
import type { Aborts } from './aborts.ts';
import { type WorkerKind, workerFor, workerKinds } from './agent-kind.ts';
import { dividePrompt, mergePrompt, mostParts } from './prompts.ts';
import { doWork, reasonOf, TaskFailure, think, type WorkerDependencies } from './worker.ts';

const longestInstruction = 2_000;

/**
 * Divides work, has all parts done at the same time, and merges what came of them. Parts that an earlier run divided and
 * did are not done again.
 *
 * @throws {TaskFailure} when the AI cannot be asked for dividing, or no part could be done; or the reason of the signal
 */
export async function coordinate(
  dependencies: WorkerDependencies,
  task: TaskRow,
  signal: AbortSignal,
  aborts: Aborts,
): Promise<string> {
  const { work, hub, ids } = dependencies;
  const phrases = phrasesFor(task.instruction);
  const known = await work.read(({ db }) => selectParts(db, task.id));
  const divided = known.length > 0 ? undefined : await divide(dependencies, task, signal);
  const open = await work.write(async (scope) => {
    if (divided) await addParts(scope, ids, task.id, divided);
    const part = { progress: 10, message: phrases.work.working };
    const begun = await startParts({ scope, hub }, task.id, { part, whole: phrases.work.partsDone });
    for (const { id } of begun) aborts.open(id, signal);
    return begun;
  });
  await Promise.all(open.map((part) => doPart(dependencies, task, part, phrases, aborts)));
  signal.throwIfAborted();
  return merge(dependencies, task, signal, phrases);
}

type Part = { agentType: WorkerKind; instruction: string };

/** An answer that cannot be read, or is empty, is one part with everything in it. */
async function divide(dependencies: WorkerDependencies, task: TaskRow, signal: AbortSignal): Promise<Part[]> {
  const answer = await think(dependencies, task, dividePrompt(task), signal);
  const parts = (listInText(answer) ?? []).flatMap(asPart).slice(0, mostParts);
  return parts.length > 0
    ? parts
    : [{ agentType: workerFor(task.instruction), instruction: task.instruction }];
}

const instruction = z
  .string()
  .trim()
  .min(1)
  .transform((text) => text.slice(0, longestInstruction));

const writtenPart = z.union([
  instruction.transform((text) => ({ instruction: text, agent_type: undefined })),
  z.object({ instruction, agent_type: z.enum(workerKinds).optional().catch(undefined) }),
]);

function asPart(value: unknown): Part[] {
  const { success, data } = writtenPart.safeParse(value);
  return success
    ? [{ agentType: data.agent_type ?? workerFor(data.instruction), instruction: data.instruction }]
    : [];
}

/** What goes wrong is stored with the part. A part that was ended meanwhile only counts. */
async function doPart(
  dependencies: WorkerDependencies,
  whole: TaskRow,
  part: TaskRow,
  phrases: Phrases,
  aborts: Aborts,
): Promise<void> {
  const { work, hub, logger } = dependencies;
  const signal = aborts.signalOf(part.id);
  const end = (settle: (at: Parameters<typeof completeTask>[0]) => Promise<unknown>) =>
    work.write(async (scope) => {
      await settle({ scope, hub });
      await tellWhole({ scope, hub }, whole.id, phrases.work.partsDone);
    });
  try {
    const result = await doWork(dependencies, part, signal, whole);
    await end((at) => completeTask(at, part.id, result));
  } catch (error) {
    if (aborts.isStopping) return;
    const reason = signal.aborted ? '' : reasonOf(error, part, logger);
    await end((at) => (signal.aborted ? Promise.resolve() : failTask(at, part.id, reason)));
  } finally {
    aborts.close(part.id);
  }
}

async function merge(
  dependencies: WorkerDependencies,
  task: TaskRow,
  signal: AbortSignal,
  { work }: Phrases,
): Promise<string> {
  const parts = await dependencies.work.read(({ db }) => selectParts(db, task.id));
  const done = parts.filter(({ status }) => status === 'completed');
  const missing = parts.filter(({ status }) => status !== 'completed');
  const [only] = done;
  if (!only) throw new TaskFailure(work.allPartsFailed(missing[0]?.error ?? ''));
  if (parts.length === 1) return only.result ?? '';
  try {
    return await think(dependencies, task, mergePrompt(task, done, missing), signal);
  } catch (error) {
    if (!(error instanceof TaskFailure)) throw error;
    return join(done, missing, work.missingParts);
  }
}

/** The results one after the other, where nobody could merge them. */
function join(
  done: readonly TaskRow[],
  missing: readonly TaskRow[],
  tellMissing: (instructions: readonly string[]) => string,
): string {
  const results = done.map((part) => `${part.instruction}\n\n${part.result ?? ''}`);
  const gaps = missing.length > 0 ? [tellMissing(missing.map((part) => part.instruction))] : [];
  return [...results, ...gaps].join('\n\n');
}
