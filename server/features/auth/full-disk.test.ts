import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { controlledClock, hours } from '../../../test/support/controlled-clock.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { createWork } from '../../db/work.ts';
import { createGuessBudget } from '../../http/rate-limit.ts';
import { randomIds } from '../../lib/ids.ts';
import { createAuth } from './auth.ts';
import { createGuesses } from './guesses.ts';
import { createSessionEnds } from './session-ends.ts';
import { createTokens } from './tokens.ts';

/** Any PIN is right: signing in is not what is tested. */
const anyPin = {
  matches: async () => true,
  generation: () => 0,
  locked: true,
  weak: false,
  allow: () => undefined,
  change: async () => undefined,
};

test('when nothing can be written any more, those who are signed in are still recognised', async () => {
  using folder = temporaryFolder();
  const clock = controlledClock();
  await migrateDatabase(folder.at('x.db'), clock.now());
  const database = openDatabase(folder.at('x.db'));
  const work = createWork(database, clock, () => undefined);
  const auth = createAuth({
    work,
    pin: anyPin,
    tokens: createTokens('a-secret-of-the-test-0123456789', clock),
    guesses: createGuesses(createGuessBudget(clock), work),
    ends: createSessionEnds(),
    ids: randomIds,
    clock,
    logger: pino({ level: 'silent' }),
    timeZone: () => 'UTC',
    accessSeconds: () => 86_400,
  });
  const { access_token } = await auth.login('805173', '127.0.0.1');
  database.writer.pragma('query_only = on');
  clock.advance(hours(1));
  assert.equal((await auth.identify(access_token, '127.0.0.1')).kind, 'pin');
  await assert.rejects(auth.login('805173', '127.0.0.1'), { code: 'SQLITE_READONLY' });
  await database.close();
});
