import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { StartError } from '../lib/start-error.ts';
import { openSecrets } from './secrets.ts';

test('a 256-bit key is made once and kept', () => {
  using folder = temporaryFolder();
  const { jwt_secret } = openSecrets(folder.path).read();
  assert.equal(Buffer.from(jwt_secret, 'base64url').length, 32);
  assert.equal(openSecrets(folder.path).read().jwt_secret, jwt_secret);
  using other = temporaryFolder();
  assert.notEqual(openSecrets(other.path).read().jwt_secret, jwt_secret);
});

test('a change is on disk when it returns, and no draft is left behind', () => {
  using folder = temporaryFolder();
  const secrets = openSecrets(folder.path);
  secrets.change({ pin_hash: 'scrypt$…' });
  assert.equal(openSecrets(folder.path).read().pin_hash, 'scrypt$…');
  assert.deepEqual(readdirSync(folder.path), ['secrets.json']);
});

for (const content of ['{"pin_hash": "x"}', '{"jwt_secret": "short"}', '{"jwt_secret": 5}', '[]', '']) {
  test(`a damaged file stops the start and stays as it is: ${content}`, () => {
    using folder = temporaryFolder();
    const file = folder.at('secrets.json');
    writeFileSync(file, content);
    assert.throws(
      () => openSecrets(folder.path),
      (error) =>
        error instanceof StartError && error.code === 'CONFIG_INVALID' && error.message.includes(file),
    );
    assert.equal(readFileSync(file, 'utf8'), content);
  });
}
