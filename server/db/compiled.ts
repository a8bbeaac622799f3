import type { CompiledQuery, SqliteDatabase } from 'kysely';
import type { ReadDb } from './handles.ts';

/** Stands in a query for a value that is given when the query runs. */
class Placeholder {
  readonly name: PropertyKey;
  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/** Gives the place of a value, typed as the value. */
export type PlaceOf<V> = <K extends keyof V>(name: K) => V[K];

type Compilable<R> = { compile(): CompiledQuery<R> };
type Compiled = { text: string; parameters: readonly unknown[] };

type Connection = {
  statements: SqliteDatabase;
  /** Counts the commits that are seen here; absent where changes are seen that are not committed. */
  commits?: () => number;
};

const connections = new WeakMap<object, Connection>();

/** Tells which connection a handle of Kysely uses, so that compiled queries can go there at once. */
export function bindStatements(db: object, connection: Connection): void {
  connections.set(db, connection);
}

function connectionOf(db: object): Connection {
  const connection = connections.get(db);
  if (!connection) throw new Error('A compiled query runs on the handles of a scope only');
  return connection;
}

/**
 * Another number after each commit; undefined inside a transaction, where changes are seen that are not committed. Nobody
 * but this process writes to the file (folder-lock.ts); asking SQLite itself costs as much as a point read.
 */
export const versionOf = (db: ReadDb): number | undefined => connectionOf(db).commits?.();

/**
 * Makes a reading query whose text is built and compiled once for each of its shapes, not at every call: building costs
 * several times what a point read does.
 *
 * @param build gets places for the values, and what else decides about the text
 */
export function compiledRead<V extends object, R, S = undefined>(
  build: (db: ReadDb, place: PlaceOf<V>, shape: S) => Compilable<R>,
): (db: ReadDb, values: V, ...shape: S extends undefined ? [] : [S]) => Promise<R[]> {
  const known = new Map<string, Compiled>();
  const place = <K extends keyof V>(name: K) => new Placeholder(name) as V[K];

  const compile = (db: ReadDb, shape: S): Compiled => {
    const key = shape === undefined ? '' : JSON.stringify(shape);
    const before = known.get(key);
    if (before) return before;
    const { sql: text, parameters } = build(db, place, shape).compile();
    const compiled = { text, parameters };
    known.set(key, compiled);
    return compiled;
  };

  return async (db, values, ...[shape]) => {
    const { text, parameters } = compile(db, shape as S);
    const given = parameters.map((each) =>
      each instanceof Placeholder ? (values as Record<PropertyKey, unknown>)[each.name] : each,
    );
    return connectionOf(db).statements.prepare(text).all(given) as R[];
  };
}
