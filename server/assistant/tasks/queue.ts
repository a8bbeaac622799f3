import { vaultSkill } from '../../features/inbox/inbox.ts';
import {
  completeTask,
  failTask,
  isInboxTask,
  startNextTask,
  type TaskRow,
  type TaskRunner,
} from '../../features/tasks/tasks.ts';
import { type Outcome, workOnInbox } from '../inbox/inbox-steps.ts';
import { phrasesFor } from '../phrases/phrases.ts';
import { Aborts } from './aborts.ts';
import { coordinate } from './coordinate.ts';
import { postFailure, postResult } from './post-result.ts';
import { doWork, reasonOf, TaskFailure, type WorkerDependencies } from './worker.ts';

/** Tasks that are worked on at once; the parts of one count as one. */
const usualAtOnce = 2;

export type TaskQueue = TaskRunner & {
  /** Begins to work off the queue. */
  start(): void;
  /** Ends all work without a word. Resolves when nothing runs any more; the returned function begins anew. */
  pause(): Promise<() => void>;
  /** The same for good: it goes on at the next start. */
  stop(): Promise<void>;
};

/** Works off the stored queue of tasks, the longest waiting first. */
export function createTaskQueue(dependencies: WorkerDependencies, atOnce = usualAtOnce): TaskQueue {
  const { work, hub, logger } = dependencies;
  const aborts = new Aborts();
  const running = new Set<Promise<void>>();
  let isStarted = false;
  let isOver = false;
  let looking: Promise<void> | undefined;
  /** Someone called while the queue was being read. */
  let isWanted = false;

  const takeNext = () =>
    work.write(async (scope) => {
      const task = await startNextTask({ scope, hub }, firstStep);
      // Before the commit, so that whoever ends the task finds its work.
      if (task) aborts.open(task.id);
      return task;
    });

  const begin = (task: TaskRow) => {
    const run = runTask(dependencies, task, aborts)
      .catch((error: unknown) => logger.error({ err: error }, 'the end of a task could not be stored'))
      .finally(() => {
        aborts.close(task.id);
        running.delete(run);
        wake();
      });
    running.add(run);
  };

  const look = async () => {
    isWanted = false;
    while (isStarted && running.size < atOnce) {
      const task = await takeNext();
      if (!task) return;
      begin(task);
    }
  };

  function wake(): void {
    isWanted = true;
    if (!isStarted || looking) return;
    looking = look()
      .catch((error: unknown) => {
        isWanted = false;
        logger.error({ err: error }, 'the queue of tasks could not be read');
      })
      .finally(() => {
        looking = undefined;
        if (isWanted) wake();
      });
  }

  const start = () => {
    if (isOver) return;
    isStarted = true;
    wake();
  };

  const pause = async () => {
    isStarted = false;
    await looking;
    aborts.stop();
    await Promise.all(running);
    return () => {
      aborts.goOn();
      start();
    };
  };

  return {
    wake,
    abort: (ids) => aborts.abort(ids),
    start,
    pause,
    async stop() {
      isOver = true;
      await pause();
    },
  };
}

function firstStep({ agent_type, instruction }: TaskRow) {
  const { dividing, working } = phrasesFor(instruction).work;
  return agent_type === 'coordinator'
    ? { progress: 5, message: dividing }
    : { progress: 10, message: working };
}

/** Has a task done by who does that kind. */
async function perform(
  dependencies: WorkerDependencies,
  task: TaskRow,
  signal: AbortSignal,
  aborts: Aborts,
): Promise<Outcome> {
  if (isInboxTask(task)) return workOnInbox(dependencies, task, signal);
  if (task.agent_type === vaultSkill) throw new TaskFailure(phrasesFor(task.instruction).inbox.noVault);
  const isCoordinator = task.agent_type === 'coordinator';
  return {
    result: isCoordinator
      ? await coordinate(dependencies, task, signal, aborts)
      : await doWork(dependencies, task, signal),
  };
}

/** Works on one task to its stored end. One that was ended meanwhile, or that the server's stop interrupts, is left as it is. */
async function runTask(dependencies: WorkerDependencies, task: TaskRow, aborts: Aborts): Promise<void> {
  const { work, hub, ids, logger } = dependencies;
  const signal = aborts.signalOf(task.id);
  try {
    const { result, payload, settle } = await perform(dependencies, task, signal, aborts);
    await work.write(async (scope) => {
      const done = await completeTask({ scope, hub }, task.id, result, payload);
      if (!done) return;
      await settle?.(scope);
      await postResult({ scope, ids, hub }, done, result);
    });
  } catch (error) {
    if (signal.aborted) return;
    const reason = reasonOf(error, task, logger);
    await work.write(async (scope) => {
      const ended = await failTask({ scope, hub }, task.id, reason);
      const text = phrasesFor(task.instruction).work.failed(task.instruction, reason);
      if (ended.length > 0) await postFailure({ scope, ids, hub }, task, text);
      scope.afterCommit(() => aborts.abort(ended.map(({ id }) => id)));
    });
  }
}
