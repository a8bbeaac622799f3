import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { createWork } from '../db/work.ts';
import { systemClock } from '../lib/clock.ts';
import { nobody } from './access.ts';
import { keepAnswers } from './kept-answers.ts';
import { makePerformer, type Request } from './perform.ts';
import { readRoute } from './route.ts';

test('an answer is kept until the next commit, by its key, and never inside a transaction', async () => {
  using folder = temporaryFolder();
  await migrateDatabase(folder.at('x.db'), new Date());
  const database = openDatabase(folder.at('x.db'));
  const work = createWork(database, systemClock, assert.ifError);
  const kept = keepAnswers();
  let made = 0;
  const make = async () => `answer ${++made}`;
  const ask = (key: string) => work.read(({ db }) => kept(db, key, make));
  try {
    assert.equal(await ask('Seoul'), 'answer 1');
    assert.equal(await ask('Seoul'), 'answer 1');
    assert.equal(await ask('Berlin'), 'answer 2');
    const inside = await work.write(({ db }) =>
      Promise.all([kept(db, 'Seoul', make), kept(db, 'Seoul', make)]),
    );
    assert.deepEqual(inside, ['answer 3', 'answer 4']);
    assert.equal(await ask('Seoul'), 'answer 5');
  } finally {
    await database.close();
  }
});

test('what is kept has an end: large answers are not, and many push out the others', async () => {
  using folder = temporaryFolder();
  await migrateDatabase(folder.at('x.db'), new Date());
  const database = openDatabase(folder.at('x.db'));
  const work = createWork(database, systemClock, assert.ifError);
  const kept = keepAnswers();
  let made = 0;
  const ask = (key: string, characters: number) =>
    work.read(({ db }) =>
      kept(db, key, async () => {
        made += 1;
        return 'x'.repeat(characters);
      }),
    );
  try {
    await ask('large', 300_000);
    await ask('large', 300_000);
    assert.equal(made, 2);
    for (let index = 0; index < 10; index += 1) await ask(`page ${index}`, 150_000);
    made = 0;
    await ask('page 0', 150_000);
    assert.equal(made, 1);
  } finally {
    await database.close();
  }
});

test('a route keeps its answer for what was asked, and for what it says it depends on besides', async () => {
  using folder = temporaryFolder();
  await migrateDatabase(folder.at('x.db'), new Date());
  const database = openDatabase(folder.at('x.db'));
  const work = createWork(database, systemClock, assert.ifError);
  let zone = 'Asia/Seoul';
  let made = 0;
  const route = readRoute(
    {
      ...{
        method: 'get',
        path: '/x',
        operationId: 'x',
        tag: 'x',
        summary: 'x',
        access: 'public',
        status: 200,
      },
      query: z.object({ page: z.number() }),
      output: z.object({ zone: z.string(), made: z.number() }),
      keptBy: () => zone,
    },
    () => ({ zone, made: ++made }),
  );
  const perform = makePerformer(route, { work, kept: keepAnswers(), checkAnswers: true });
  const ask = async (page: number) => {
    const request = { params: undefined, query: { page }, caller: nobody } as unknown as Request;
    return JSON.parse((await perform(request)).text) as unknown;
  };
  try {
    assert.deepEqual(await ask(1), { zone, made: 1 });
    assert.deepEqual(await ask(1), { zone, made: 1 });
    assert.deepEqual(await ask(2), { zone, made: 2 });
    zone = 'Europe/Berlin';
    assert.deepEqual(await ask(1), { zone, made: 3 });
  } finally {
    await database.close();
  }
});
