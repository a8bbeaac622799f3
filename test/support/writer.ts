import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { ApiClient } from './api-client.ts';

/** A client that knows what it was told is kept, and what it had asked for when it was cut off. */
export type Writer = {
  /** Makes, changes and deletes items of its own, one request after the other, until the server is gone. */
  writeUntilCut(client: ApiClient, random: () => number): Promise<void>;
  /** The same until a request is refused, so many at most. @returns the refusal */
  writeUntilRefused(
    client: ApiClient,
    random: () => number,
    writesAtMost: number,
  ): Promise<RefusedWrite | undefined>;
  /** One sentence for each item that is not as was acknowledged. Whatever was under way may or may not have happened. */
  check(sqlite: Sqlite.Database): string[];
  acknowledged(): number;
  isUnderWay(): boolean;
};

/** The answer to a write that was neither done nor lost. */
export class RefusedWrite extends Error {
  readonly status: number;
  readonly text: string;
  constructor(status: number, text: string) {
    super(`A write was answered ${status}: ${text}`);
    this.name = 'RefusedWrite';
    this.status = status;
    this.text = text;
  }
}

/** Text of an item; null when there is none. */
type State = string | null;
type Kind = 'todos' | 'events' | 'memos';
type Asked = { kind: Kind; id: string; state: State };

const textColumns = { todos: 'title', events: 'title', memos: 'content' } as const;
const kinds = Object.keys(textColumns) as Kind[];

export function createWriter(name: string): Writer {
  const kept = new Map<string, { kind: Kind; text: string }>();
  let asked: Asked | undefined;
  let acknowledged = 0;
  let serial = 0;

  const bodyOf = (kind: Kind, text: string) => ({
    [textColumns[kind]]: text,
    ...(kind === 'events' && { start_time: '2026-03-01T10:00:00' }),
  });

  async function send(client: ApiClient, random: () => number): Promise<void> {
    serial += 1;
    const text = `writer ${name} number ${serial}`;
    const [id = '', item] = [...kept].at(Math.floor(random() * kept.size)) ?? [];
    const choice = random();
    if (item === undefined || choice < 0.5)
      return create(client, kinds[serial % kinds.length] ?? 'todos', text);
    if (choice < 0.8) {
      asked = { kind: item.kind, id, state: text };
      await expectStatus(client.patch(`/api/${item.kind}/${id}`, bodyOf(item.kind, text)), 200);
      kept.set(id, { kind: item.kind, text });
    } else {
      asked = { kind: item.kind, id, state: null };
      await expectStatus(client.delete(`/api/${item.kind}/${id}`), 204, 200);
      kept.delete(id);
    }
  }

  async function create(client: ApiClient, kind: Kind, text: string): Promise<void> {
    asked = { kind, id: '', state: text };
    const { id } = await expectStatus(client.post<{ id: string }>(`/api/${kind}`, bodyOf(kind, text)), 201);
    kept.set(id, { kind, text });
  }

  async function write(client: ApiClient, random: () => number): Promise<void> {
    await send(client, random);
    asked = undefined;
    acknowledged += 1;
  }

  /** Whether the item may be as found: as it was acknowledged, or as was asked for when the connection was cut. */
  function fits(id: string, text: State): boolean {
    if (text === (kept.get(id)?.text ?? null)) return true;
    const isAskedFor = asked?.id === id || (asked?.id === '' && !kept.has(id));
    return isAskedFor && asked?.state === text;
  }

  return {
    acknowledged: () => acknowledged,
    isUnderWay: () => asked !== undefined,
    async writeUntilCut(client, random) {
      try {
        for (;;) await write(client, random);
      } catch (error) {
        // fetch tells a lost connection so; anything else is a fault of its own.
        if (!(error instanceof TypeError)) throw error;
      }
    },
    async writeUntilRefused(client, random, writesAtMost) {
      try {
        for (let count = 0; count < writesAtMost; count += 1) await write(client, random);
      } catch (error) {
        if (!(error instanceof RefusedWrite)) throw error;
        // Refused means that nothing of it happened.
        asked = undefined;
        return error;
      }
      return undefined;
    },
    check(sqlite) {
      const found = findOwn(sqlite, name);
      const faults = [...new Set([...kept.keys(), ...found.keys()])]
        .filter((id) => !fits(id, found.get(id)?.text ?? null))
        .map((id) => `${id} is "${found.get(id)?.text}", not "${kept.get(id)?.text}"`);
      kept.clear();
      for (const [id, item] of found) kept.set(id, item);
      asked = undefined;
      return faults;
    },
  };
}

async function expectStatus<T>(
  answer: Promise<{ status: number; text: string; body: T }>,
  ...wanted: number[]
): Promise<T> {
  const { status, text, body } = await answer;
  if (!wanted.includes(status)) throw new RefusedWrite(status, text);
  return body;
}

/** What is wrong with the database of a data folder, and with what the writers find in it. */
export function checkWriters(dataDir: string, writers: readonly Writer[]): string[] {
  const sqlite = new Sqlite(join(dataDir, 'clawchat.db'));
  try {
    const integrity = sqlite.pragma('integrity_check', { simple: true });
    const damage = integrity === 'ok' ? [] : [`integrity_check: ${integrity}`];
    return [...damage, ...writers.flatMap((writer) => writer.check(sqlite))];
  } finally {
    sqlite.close();
  }
}

function findOwn(sqlite: Sqlite.Database, name: string): Map<string, { kind: Kind; text: string }> {
  const rows = kinds.flatMap((kind) => {
    const column = textColumns[kind];
    const sql = `select id, ${column} as text from ${kind} where ${column} like ?`;
    const found = sqlite.prepare(sql).all(`writer ${name} number %`) as { id: string; text: string }[];
    return found.map(({ id, text }) => [id, { kind, text }] as const);
  });
  return new Map(rows);
}
