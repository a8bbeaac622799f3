import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExternalLink } from './external-link.ts';

test('https and mailto are opened, in their parsed form', () => {
  assert.equal(parseExternalLink('HTTPS://example.org/a b'), 'https://example.org/a%20b');
  assert.equal(parseExternalLink('mailto:me@example.org'), 'mailto:me@example.org');
});

for (const text of [
  'http://example.org',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'ms-msdt:/id',
  'app://clawchat/index.html',
  '//example.org',
  'https:',
  '',
  '-flag',
]) {
  test(`${JSON.stringify(text)} is not opened`, () => assert.equal(parseExternalLink(text), undefined));
}
