import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isServerAddress } from './server-address.ts';

const own = 'http://127.0.0.1:8000';

for (const address of [`${own}/api/todos`, 'ws://127.0.0.1:8000/ws', own]) {
  test(`${address} is our server`, () => assert.equal(isServerAddress(address, own), true));
}

for (const [address, server] of [
  ['http://127.0.0.1:8001/', own],
  ['https://127.0.0.1:8000/', own],
  ['http://127.0.0.1:8000@example.org/', own],
  ['http://localhost:8000/', own],
  ['http://192.0.2.1:8000/', own],
  ['ftp://127.0.0.1:8000/', own],
  ['not an address', own],
  [`${own}/`, undefined],
] as const) {
  test(`${address} is not the server ${server}`, () => assert.equal(isServerAddress(address, server), false));
}
