import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deepLinkIn, readDeepLink } from './deep-link.ts';

for (const [link, part] of [
  ['clawchat://pair', 'pairing'],
  ['clawchat://pair/', 'pairing'],
  ['clawchat://pair?code=123456&server=http://192.0.2.1:8000', 'pairing'],
  ['CLAWCHAT://pair', 'pairing'],
  ['clawchat://', null],
  ['clawchat:pair', null],
  ['clawchat://settings', null],
  ['clawchat://constructor', null],
  ['clawchat://pair.example.org', null],
  ['clawchat://elsewhere/../pair', null],
  ['https://pair', undefined],
  ['clawchats://pair', undefined],
  ['--flag=clawchat://pair', undefined],
  ['', undefined],
] as const) {
  test(`${link || 'nothing'} asks for ${part}`, () => assert.equal(readDeepLink(link), part));
}

test('on a command line the first link counts', () => {
  assert.equal(deepLinkIn(['clawchat', '--hidden', 'clawchat://pair', 'clawchat://x']), 'pairing');
  assert.equal(deepLinkIn(['clawchat', '--hidden']), undefined);
});
