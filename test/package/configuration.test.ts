import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

/** The lines of one part of the configuration, for the systems whose packages cannot be made here. */
function part(name: string): string {
  return new RegExp(`^${name}:.*\\n((?:(?: .*|#.*)?\\n)*)`, 'm').exec(text)?.[1] ?? '';
}

test('each system gets the one binary of the database driver that it runs, for both processors', () => {
  for (const [name, system] of Object.entries({ win: 'win32', mac: 'darwin', linux: 'linux' })) {
    const filters = [...part(name).matchAll(/filter: (.+)/g)].map(([, filter]) => filter);
    assert.deepEqual(filters, [`["${system}-\${arch}.node"]`], name);
    for (const arch of ['x64', 'arm64'])
      assert.ok(existsSync(join(root, `node_modules/better-sqlite3/prebuilds/${system}-${arch}.node`)));
    for (const [target] of part(name).matchAll(/target: \w+.*/g))
      assert.match(target, /arch: \[x64, arm64\]/);
  }
});

test('Windows: for the user alone, and uninstalling leaves what the user wrote', () => {
  assert.match(part('nsis'), /perMachine: false/);
  assert.match(part('nsis'), /deleteAppDataOnUninstall: false/);
  const script = readFileSync(join(root, 'resources/installer/firewall.nsh'), 'utf8');
  assert.match(script, /profile=private program=/);
  assert.doesNotMatch(script.replaceAll(/^;.*$/gm, ''), /profile=(any|public)|RMDir|Delete /);
});

test('macOS: hardened, with one entitlement, and the reason why it talks to the house', () => {
  assert.match(part('mac'), /hardenedRuntime: true/);
  assert.match(part('mac'), /NSLocalNetworkUsageDescription: \S/);
  assert.match(part('mac'), /NSBonjourServices: \[_clawchat\._tcp\]/);
  const entitlements = readFileSync(join(root, 'resources/installer/entitlements.mac.plist'), 'utf8');
  assert.deepEqual(
    [...entitlements.matchAll(/<key>(.+)<\/key>\s*<(\w+)\/>/g)].map(([, key, value]) => [key, value]),
    [['com.apple.security.cs.allow-jit', 'true']],
  );
});

test('nothing is published, no file belongs to the app, and one kind of link opens it', () => {
  assert.match(text, /^publish: null$/m);
  assert.doesNotMatch(text, /fileAssociations/);
  assert.match(part('protocols'), /schemes: \[clawchat\]/);
});

test('the fuses are set for every system', () => {
  const found = [...part('electronFuses').matchAll(/^ {2}(\w+): (true|false)$/gm)];
  assert.deepEqual(Object.fromEntries(found.map(([, name, value]) => [name, value === 'true'])), {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
});
