import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserCandidates } from './browser.mjs';
import { failedLately } from './electron-runtime.mjs';
import { headlessReason } from './headless-reason.mjs';
import { isInstalled } from './installed.mjs';
import { isNewEnough, nodeTooOld } from './node-version.mjs';

describe('what the scripts ask of a machine', () => {
  it('Node 24 or newer', () => {
    assert.deepEqual(['v20.20.2', 'v23.11.0', 'v24.0.0', 'v26.1.0', 'none'].map(isNewEnough), [
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('says in one sentence what to do about an older Node', () => {
    assert.match(
      nodeTooOld('v20.20.2', 'darwin'),
      /Node 24 or newer and found v20\.20\.2;.*macOS.*https:\/\/nodejs\.org/,
    );
    assert.doesNotMatch(nodeTooOld('v20.20.2', 'linux'), /macOS/);
  });

  const linux = /** @type {const} */ ({
    platform: 'linux',
    environment: { DISPLAY: ':0' },
    userId: 1000,
    sandboxAllowed: () => true,
  });

  it('a display, an ordinary user and a sandbox for the desktop window', () => {
    assert.equal(headlessReason(linux), undefined);
    assert.equal(headlessReason({ ...linux, environment: { WAYLAND_DISPLAY: 'wayland-0' } }), undefined);
    assert.match(headlessReason({ ...linux, environment: {} }) ?? '', /no display/);
    assert.match(headlessReason({ ...linux, userId: 0 }) ?? '', /root/);
    assert.match(headlessReason({ ...linux, sandboxAllowed: () => false }) ?? '', /sandbox/);
  });

  it('nothing of the kind on macOS and Windows', () => {
    const bare = { environment: {}, userId: 0, sandboxAllowed: () => false };
    assert.equal(headlessReason({ ...bare, platform: 'darwin' }), undefined);
    assert.equal(headlessReason({ ...bare, platform: 'win32' }), undefined);
  });
});

describe('packages', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b-win': { version: '2.0.0', optional: true },
    },
  };

  it('are complete without those for other platforms', () => {
    assert.ok(isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } }));
  });

  it('are incomplete when one is missing or has another version', () => {
    assert.ok(!isInstalled(wanted, {}));
    assert.ok(!isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.0.1' } } }));
    const oldOptional = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b-win': { version: '1.9.0' },
    };
    assert.ok(!isInstalled(wanted, { packages: oldOptional }));
  });
});

describe('a failed download of the runtime', () => {
  const hour = 3_600_000;
  const failure = { version: '45.0.0', at: 100 * hour };

  it('is remembered for a day and for its version', () => {
    assert.ok(failedLately(failure, '45.0.0', 123 * hour));
    assert.ok(!failedLately(failure, '45.0.0', 124 * hour));
    assert.ok(!failedLately(failure, '45.0.1', 101 * hour));
    assert.ok(!failedLately(undefined, '45.0.0', 101 * hour));
  });

  it('is not remembered for ever when the clock was wrong', () => {
    assert.ok(!failedLately(failure, '45.0.0', 99 * hour));
  });
});

describe('browsers', () => {
  it('are looked for where each system keeps them, the named one first', () => {
    const linux = browserCandidates('linux', {
      PATH: '/usr/local/bin:/usr/bin',
      CLAWCHAT_BROWSER: '/my/browser',
    });
    assert.deepEqual(linux.slice(0, 3), ['/my/browser', '/usr/local/bin/chromium', '/usr/bin/chromium']);
    assert.ok(browserCandidates('darwin', {}).every((path) => path.startsWith('/Applications/')));
    assert.deepEqual(browserCandidates('win32', { PROGRAMFILES: 'C:\\Programs' }), [
      'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
  });
});
