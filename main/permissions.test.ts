import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPermitted } from './permissions.ts';

test('the dashboard may reach the server on this computer', () => {
  assert.equal(isPermitted('loopback-network', 'app://clawchat/'), true);
  assert.equal(isPermitted('local-network-access', 'app://clawchat/index.html'), true);
});

test('nobody else may, and nothing else is granted', () => {
  assert.equal(isPermitted('loopback-network', 'https://example.org/'), false);
  assert.equal(isPermitted('loopback-network', ''), false);
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'unknown',
  ]) {
    assert.equal(isPermitted(permission, 'app://clawchat/'), false);
  }
});
