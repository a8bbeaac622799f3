import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePin, weakness } from './pin-rules.ts';

const weak: Record<string, readonly string[]> = {
  short: ['', '1', '48213', 'ab12c', '🙂🙂🙂🙂🙂'],
  repeats: ['000000', '111111', 'aaaaaa', '121212', '123123', '12341234', 'abcabc', '🙂🙂🙂🙂🙂🙂'],
  sequences: ['123456', '654321', '012345', '567890', '890123', '098765', 'abcdef', 'fedcba'],
  'even and odd': ['024680', '135791', '246802', '864208'],
  mirrored: ['123321', '804408', 'abccba'],
  doubled: ['112233', '998877', '111222'],
  birthdays: ['311299', '123199', '991231', '010203', '290285', '199012', '121990', '201107'],
  'other digits': ['３１１２９９', '１２３４５６', ' 123456 '],
  'long birthdays': [
    '31121999',
    '12311999',
    '19991231',
    '29022000',
    '24.12.1985',
    '1985-12-24',
    '4/7/1990',
    '24 12 85',
  ],
};

for (const [kind, pins] of Object.entries(weak)) {
  test(`weak: ${kind}`, () => {
    for (const pin of pins) assert.ok(weakness(pin), pin);
  });
}

test('strong enough: what is none of that', () => {
  for (const pin of ['805173', '947264', 'blue-7-tango', '73940518', 'Zq9!xW', '480752']) {
    assert.equal(weakness(pin), undefined, pin);
  }
});

test('a PIN made by the server has six digits, is not weak, and is another one each time', () => {
  const pins = Array.from({ length: 300 }, makePin);
  for (const pin of pins) {
    assert.match(pin, /^\d{6}$/);
    assert.equal(weakness(pin), undefined, pin);
  }
  assert.ok(new Set(pins).size > 290);
});
