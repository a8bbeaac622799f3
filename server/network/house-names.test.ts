import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computerName, houseNames } from './house-names.ts';

const id = '1a2b3c4d-0000-4000-8000-000000000000';

test('a computer is called as its owner calls it, without a domain', () => {
  assert.deepEqual(['laptop', 'laptop.fritz.box', ''].map(computerName), ['laptop', 'laptop', 'ClawChat']);
});

test('the name in lists is whole and told apart, the typed one has only what can be typed', () => {
  assert.deepEqual(houseNames(id, 'Annas-MacBook.local'), {
    name: 'ClawChat on Annas-MacBook (1a2b)',
    host: 'clawchat-annas-macbook.local',
  });
  assert.equal(houseNames(id, 'Büro_PC 2').host, 'clawchat-buro-pc-2.local');
  assert.equal(houseNames(id, '거실').host, 'clawchat-1a2b.local');
  for (const long of ['x'.repeat(200), '거'.repeat(100)]) {
    const { name, host } = houseNames(id, long);
    assert.ok(Buffer.byteLength(name) <= 63, name);
    assert.ok(Buffer.byteLength(host.replace(/\.local$/, '')) <= 63, host);
    assert.doesNotMatch(name, /\ufffd/);
  }
});
