import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** What queries run on. A reading function takes this and so works inside a transaction, too. */
export type ReadDb = Pick<
  Kysely<Schema>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'executeQuery' | 'getExecutor' | 'fn' | 'dynamic'
>;

/** The transaction's handle: everything but ways to open another transaction or connection. */
export type WriteDb = ReadDb & Pick<Transaction<Schema>, 'insertInto' | 'updateTable' | 'deleteFrom'>;
