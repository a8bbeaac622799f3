import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Logger, pino } from 'pino';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openSecrets } from '../../config/secrets.ts';
import { openConfig } from '../../config.ts';
import { HttpError } from '../../http/errors.ts';
import { openPin } from './pin.ts';
import { hashPin, verifyPin } from './pin-hash.ts';

const silent = pino({ level: 'silent' });

const open = (folder: string, pin?: string, logger: Logger = silent) =>
  openPin(
    openConfig({
      environment: pin === undefined ? {} : { PIN: pin },
      dataDir: folder,
      workingDirectory: folder,
    })(),
    openSecrets(folder),
    logger,
  );

test('the first PIN is shown once, and stored as a hash only', async () => {
  using folder = temporaryFolder();
  const first = await open(folder.path);
  assert.match(first.firstPin ?? '', /^\d{6}$/);
  await first.keep();
  const second = await open(folder.path);
  assert.equal(second.firstPin, undefined);
  assert.equal(await second.pin.matches(first.firstPin ?? ''), true);
  assert.equal(await second.pin.matches('805174'), false);
  assert.ok(!readFileSync(folder.at('secrets.json'), 'utf8').includes(first.firstPin ?? '-'));
});

test('of a start that failed before anyone saw its PIN, nothing is kept', async () => {
  using folder = temporaryFolder();
  const failed = await open(folder.path);
  const next = await open(folder.path);
  assert.ok(next.firstPin);
  assert.equal(await failed.pin.matches(failed.firstPin ?? ''), true);
});

test('a PIN from outside is taken as it is, locked, and told to be weak when it is', async () => {
  using folder = temporaryFolder();
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  const weak = await open(folder.path, '1234', logger);
  assert.deepEqual([weak.pin.locked, weak.pin.weak, weak.firstPin], [true, true, undefined]);
  assert.equal(await weak.pin.matches('1234'), true);
  assert.match(lines.join(''), /"level":40.*PIN set outside is weak/);
  assert.doesNotMatch(lines.join(''), /1234/);
  const strong = await open(folder.path, '805173', logger);
  assert.deepEqual([strong.pin.locked, strong.pin.weak, lines.length], [true, false, 1]);
});

test('another PIN from outside than last time is noticed, until it is kept', async () => {
  using folder = temporaryFolder();
  const start = async (pin?: string, keep = true) => {
    const opened = await open(folder.path, pin);
    if (keep) await opened.keep();
    return opened.changedOutside;
  };
  assert.equal(await start('805173'), false);
  assert.equal(await start('805173'), false);
  assert.equal(await start('947264', false), true);
  assert.equal(await start('947264'), true);
  assert.equal(await start('947264'), false);
  assert.equal(await start(), false, 'without the setting the last PIN stays');
});

test('the dashboard may set only what is not weak, and nothing when it is set outside', async () => {
  using folder = temporaryFolder();
  const { pin, keep } = await open(folder.path);
  await keep();
  const refused = (status: number) => (error: unknown) =>
    error instanceof HttpError && error.status === status;
  for (const weak of ['123456', '000000', '311299', '121212'])
    assert.throws(() => pin.allow(weak), refused(422), weak);
  pin.allow('805173');
  const before = pin.generation();
  await pin.change('805173');
  assert.ok(pin.generation() > before);
  assert.equal(await (await open(folder.path)).pin.matches('805173'), true);
  const outside = await open(folder.path, '947264');
  assert.throws(() => outside.pin.allow('805173'), refused(409));
});

test('the hash is scrypt with at least 19 MiB, salted, and made off the event loop', async () => {
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 1);
  const [one, other] = await Promise.all([hashPin('805173'), hashPin('805173')]);
  clearInterval(counting);
  assert.ok(turns > 0, 'the event loop went on turning');
  assert.notEqual(one, other);
  const [method, cost, blockSize] = one.split('$');
  assert.equal(method, 'scrypt');
  assert.ok(128 * Number(cost) * Number(blockSize) >= 19 * 1024 * 1024);
  assert.equal(await verifyPin('805173', one), true);
  assert.equal(await verifyPin('805174', one), false);
});

test('a PIN typed with composed or decomposed letters is the same; damaged hashes match nothing', async () => {
  const hash = await hashPin('caf\u00e9-9');
  assert.equal(await verifyPin('cafe\u0301-9', hash), true);
  for (const damaged of ['', 'scrypt', 'plain$805173', 'scrypt$32768$8$3$$', hash.replace('scrypt', 'md5')]) {
    assert.equal(await verifyPin('805173', damaged), false, damaged);
  }
});
