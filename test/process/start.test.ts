import assert from 'node:assert/strict';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { type ServerProcess, withServers } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the first start says all there is to know, the PIN included; the second leaves the PIN out', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    const umask = process.umask(0);
    const first = start(folder.path);
    process.umask(umask);
    const url = await first.ready();
    const expected = [
      String.raw`^ClawChat \d+\.\d+\.\d+ is running\.`,
      '  Phones:     none; only this computer can reach it',
      `  Dashboard:  ${url}/admin/`,
      `  Data:       ${folder.at('data')}`,
      String.raw`  PIN:        \d{6}  \(shown only now.*\)`,
      '$',
    ];
    assert.match(first.stdout(), new RegExp(expected.join('\n')));
    assertPrivate(folder.at('data'));
    const pin = /PIN: +(\d{6})/.exec(first.stdout())?.[1] ?? '';
    const phone = await createApiClient(url).signIn(pin);
    first.child.kill('SIGTERM');
    assert.equal(await first.ended, 0);
    assert.equal(first.stderr(), '');

    const second = start(folder.path);
    const again = await second.ready();
    assert.doesNotMatch(second.stdout(), /PIN/);
    assert.equal((await createApiClient(again, phone.token).get('/api/settings')).status, 200);
    await createApiClient(again).signIn(pin);
  }));

/** What is kept belongs to its owner alone, although the server was started without any umask. */
function assertPrivate(folder: string): void {
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const names = files.map(({ name }) => name);
  for (const name of ['clawchat.db', 'secrets.json', 'server.log']) assert.ok(names.includes(name), name);
  for (const { parentPath, name } of files)
    assert.equal(statSync(`${parentPath}/${name}`).mode & 0o777, 0o600, name);
}

test('every problem of the configuration is told at once, with exit code 78', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    writeFileSync(folder.at('.env'), 'AI_MODLE=x\nTIME_ZONE=Mars\n');
    const server = start(folder.path, { PORT: 'eighty', AI_PROVIDER: 'gpt', JWT_SECRET: 'hush' }, [
      '--prot',
      '1',
    ]);
    assert.equal(await server.ended, 78);
    assert.equal(server.stdout(), '');
    const lines = server.stderr().split('\n');
    assert.match(lines[0] ?? '', /^The configuration has 7 problems:$/);
    for (const name of ['--prot', '1:', 'AI_MODLE', 'PORT', 'AI_PROVIDER', 'TIME_ZONE', 'JWT_SECRET'])
      assert.ok(
        lines.some((line) => line.startsWith(`- ${name}`)),
        name,
      );
    assert.doesNotMatch(server.stderr(), /hush|at .*\.ts/);
    assert.deepEqual(readdirSync(folder.path), ['.env'], 'nothing is made');
  }));

/** One sentence on stderr, no stack, and the exit code that service managers know. */
async function assertRefused(server: ServerProcess, code: number, words: RegExp): Promise<void> {
  assert.equal(await server.ended, code, server.stderr());
  assert.match(server.stderr(), words);
  assert.equal(server.stderr().trim().split('\n').length, 1, server.stderr());
  assert.equal(server.stdout(), '');
}

test('a port that is taken is told in a sentence, and the PIN is shown by the first start that succeeds', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const PORT = String((other.address() as AddressInfo).port);
    await assertRefused(start(folder.path, { PORT }), 69, new RegExp(`Port ${PORT} is taken.*PORT`));
    await new Promise((resolve) => other.close(resolve));
    const server = start(folder.path);
    await server.ready();
    assert.match(server.stdout(), /PIN: +\d{6}/);
  }));

test('an address that is none of this computer is a matter of configuration', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    await assertRefused(
      start(folder.path, { HOST: '203.0.113.7' }),
      78,
      /Cannot listen on HOST 203\.0\.113\.7/,
    );
  }));

test('a second server in the same folder is refused, and the first one notices nothing', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    const first = start(folder.path, { PIN: '805173' });
    const owner = await createApiClient(await first.ready()).signIn('805173');
    await assertRefused(
      start(folder.path, { PIN: '947264' }),
      69,
      /Another ClawChat is running with the data folder/,
    );
    assert.equal((await owner.get('/api/settings')).status, 200);
  }));
