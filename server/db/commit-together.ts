/** The connection's own words about transactions. */
export type TransactionControl = {
  run(statement: string): void;
  /** False when SQLite has ended the transaction by itself, as it does when the disk is full. */
  isOpen(): boolean;
};

export type CommitTogether = {
  /**
   * Runs a task inside a transaction and resolves when that is committed. A task that fails undoes its own changes and
   * no others; when the commit fails, so does every task of it. Tasks run one after the other, in the order asked.
   *
   * @param alone the transaction holds nothing else
   */
  add<T>(task: () => Promise<T>, alone: boolean): Promise<T>;
};

type Entry = {
  task(): Promise<unknown>;
  alone: boolean;
  resolve(value: unknown): void;
  reject(error: unknown): void;
};

type Ended = { entry: Entry } & ({ value: unknown } | { error: unknown });

/** Most tasks of one transaction: the first one waits for the last. */
const mostTogether = 64;

const mark = 'task';

/**
 * Lets tasks that wait at the same time share a transaction, each behind a savepoint, since forcing a commit to the disk
 * costs more than most of them. Nobody is told anything before that is done. A task that is alone waits for nobody: the
 * transaction begins as soon as the event loop has read what has already arrived.
 *
 * @param guard surrounds each transaction
 */
export function commitTogether(
  control: TransactionControl,
  guard: (transaction: () => Promise<void>) => Promise<void>,
): CommitTogether {
  const waiting: Entry[] = [];
  let isRunning = false;

  const runAll = async () => {
    while (waiting.length > 0) {
      const entries = takeNext(waiting);
      await guard(() => runTogether(control, entries)).catch((error: unknown) => {
        for (const { reject } of entries) reject(error);
      });
      // Answers are sent, and others come in meanwhile.
      await new Promise((resolve) => setImmediate(resolve));
    }
    isRunning = false;
  };

  return {
    add<T>(task: () => Promise<T>, alone: boolean) {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ task, alone, resolve: resolve as (value: unknown) => void, reject });
        if (isRunning) return;
        isRunning = true;
        setImmediate(() => void runAll());
      });
    },
  };
}

function takeNext(waiting: Entry[]): Entry[] {
  if (waiting[0]?.alone) return waiting.splice(0, 1);
  const firstAlone = waiting.findIndex(({ alone }) => alone);
  return waiting.splice(0, Math.min(mostTogether, firstAlone < 0 ? waiting.length : firstAlone));
}

async function runTogether(control: TransactionControl, entries: readonly Entry[]): Promise<void> {
  let ended: Ended[] = [];
  try {
    control.run('begin');
    for (const entry of entries) {
      const end = await runOne(control, entry);
      ended.push(end);
      if (control.isOpen()) continue;
      // SQLite undid the tasks before this one, too.
      ended = ended.map((each) => ('error' in each ? each : { entry: each.entry, error: errorOf(end) }));
      control.run('begin');
    }
    control.run('commit');
  } catch (error) {
    if (control.isOpen()) control.run('rollback');
    throw error;
  }
  for (const end of ended) {
    if ('error' in end) end.entry.reject(end.error);
    else end.entry.resolve(end.value);
  }
}

const errorOf = (end: Ended) => ('error' in end ? end.error : new Error('The transaction ended early'));

async function runOne(control: TransactionControl, entry: Entry): Promise<Ended> {
  control.run(`savepoint ${mark}`);
  try {
    const value = await entry.task();
    control.run(`release ${mark}`);
    return { entry, value };
  } catch (error) {
    if (control.isOpen()) {
      control.run(`rollback to ${mark}`);
      control.run(`release ${mark}`);
    }
    return { entry, error };
  }
}
