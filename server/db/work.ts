import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../lib/clock.ts';
import { commitTogether } from './commit-together.ts';
import { createGates } from './gate.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import type { OpenDatabase } from './open.ts';

export type { ReadDb, WriteDb };

export type ReadScope = { db: ReadDb; now: Date };

export type WriteScope = {
  db: WriteDb;
  now: Date;
  /** Queues an effect on the outside world; runs after the commit, and not at all without one. */
  afterCommit(effect: () => void): void;
};

export type Work = {
  /** Reads of the last committed state. */
  read<T>(task: (scope: ReadScope) => Promise<T>): Promise<T>;
  /**
   * All or nothing, and on the disk when it resolves. Tasks run one after the other; nothing slow belongs inside. Those
   * that wait at the same time share a commit, unless one asks to be alone because it changes how its transaction works.
   */
  write<T>(task: (scope: WriteScope) => Promise<T>, options?: { alone: boolean }): Promise<T>;
};

/**
 * A query on an outer handle inside a transaction would wait for that transaction, which waits for the query: nothing
 * would ever answer again. Handles are therefore only handed out here, and asking for one inside a transaction fails.
 */
export class NestedWorkError extends Error {
  constructor() {
    super('Inside a transaction only its own db may be used; read() and write() are for the outside.');
    this.name = 'NestedWorkError';
  }
}

export function createWork(
  database: OpenDatabase,
  clock: Clock,
  onEffectError: (error: unknown) => void,
  gates = createGates(),
): Work {
  const inTransaction = new AsyncLocalStorage<true>();
  const commits = commitTogether(database.transactions, (transaction) => gates.writes.pass(transaction));

  const refuseNested = () => {
    if (inTransaction.getStore()) throw new NestedWorkError();
  };

  return {
    async read(task) {
      refuseNested();
      return gates.reads.pass(() => task({ db: database.read, now: clock.now() }));
    },

    async write(task, { alone } = { alone: false }) {
      refuseNested();
      const effects: (() => void)[] = [];
      const afterCommit = (effect: () => void) => void effects.push(effect);
      const run = () => task({ db: database.write, now: clock.now(), afterCommit });
      const result = await commits.add(() => inTransaction.run(true, run), alone);
      for (const effect of effects) {
        try {
          effect();
        } catch (error) {
          onEffectError(error);
        }
      }
      return result;
    },
  };
}
