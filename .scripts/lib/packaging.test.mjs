import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishOptions, whyNotMade } from './packaging.mjs';

test('newer versions are looked for only where the one who packages says so, and over https', () => {
  assert.deepEqual(publishOptions(undefined), { options: [] });
  assert.deepEqual(publishOptions(''), { options: [] });
  assert.deepEqual(publishOptions('https://files.example/clawchat/'), {
    options: ['-c.publish.provider=generic', '-c.publish.url=https://files.example/clawchat/'],
  });
  for (const address of ['http://files.example', 'files.example', 'file:///tmp'])
    assert.match('problem' in publishOptions(address) ? 'refused' : '', /refused/, address);
});

test('a package that was not made is explained in a sentence', () => {
  assert.match(whyNotMade('• building\n⨯ getaddrinfo ENOTFOUND github.com'), /could not be fetched\.$/);
  assert.equal(whyNotMade('• building\n⨯ no icon\n  at x'), 'electron-builder says: no icon');
  assert.equal(whyNotMade('gone'), 'electron-builder says: gone');
});
