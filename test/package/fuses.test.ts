import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const wanted = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
};

test('the packed program is built with its fuses set', async () => {
  const text = await readFile(new URL('../../electron-builder.yml', import.meta.url), 'utf8');
  const block = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(text)?.[1] ?? '';
  const found = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [
    name,
    value === 'true',
  ]);
  assert.deepEqual(Object.fromEntries(found), wanted);
});
