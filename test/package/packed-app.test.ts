import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { extractAll } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { answersFromPackage } from './answers-from-package.ts';
import { buildPackage, runProgram } from './pack.ts';
import { standInRuntime } from './stand-in-runtime.ts';

const root = join(import.meta.dirname, '../..');

/** Of the list, what a name says does not belong into a package. */
const strange =
  /\.(ts|tsx|cts|mts|map|jsonl)$|\.test\.|secrets\.json$|(^|\/)\.env|(^|\/)(test|docs|\.scripts)\//;

const wanted = [
  'package.json',
  'dist/main/index.js',
  'dist/main/preload.cjs',
  'dist/renderer/index.html',
  'dist/server/process.js',
  'dist/server/import.js',
  'dist/server/db/backup/worker.js',
  'dist/server/assistant/understand/model.bin',
  'dist/server/assistant/data/NOTICE.md',
  'dist/api-docs/swagger-ui-bundle.js',
  'dist/api-docs/bundles/redoc.standalone.js',
  'resources/icon.png',
  'resources/tray/serving-dark@2x.png',
];

/** A package of Linux runs on nothing else. */
if (process.platform === 'linux')
  describe('the Linux package', () => {
    const folder = temporaryFolder();
    const output = folder.at('output');
    const packed = join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
    const archive = join(packed, 'resources/app.asar');
    const app = folder.at('app');
    let files: string[] = [];

    before(async () => {
      const electron = standInRuntime(folder.at('runtime'));
      await buildPackage('dir', [`-c.electronDist=${electron}`, `-c.directories.output=${output}`]);
      extractAll(archive, app);
      files = readdirSync(app, { recursive: true, encoding: 'utf8' });
    });
    after(() => folder[Symbol.dispose]());

    test('holds what it needs and nothing else', (context: TestContext) => {
      for (const name of wanted) assert.ok(files.includes(name), name);
      assert.deepEqual(
        files.filter((name) => name.endsWith('.node')),
        [`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`],
      );
      assert.deepEqual(
        files.filter((name) => strange.test(name)),
        [],
      );
      assert.deepEqual(readdirSync(join(app, 'node_modules')), ['better-sqlite3']);
      const texts = files.filter((name) => /\.(c?js|json|html|css)$/.test(name));
      const leaks = texts.filter((name) => readFileSync(join(app, name), 'utf8').includes(root));
      assert.deepEqual(leaks, [], 'no path of this computer');
      const megabytes = statSync(archive).size / 1e6;
      context.diagnostic(`app.asar has ${megabytes.toFixed(1)} MB`);
      assert.ok(megabytes < 16, `app.asar has ${megabytes} MB`);
    });

    test('has its one binary outside the archive, where the system can load it', () => {
      const unpacked = readdirSync(`${archive}.unpacked`, { recursive: true, encoding: 'utf8' });
      assert.deepEqual(
        unpacked.filter((name) => name.includes('.')),
        [`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`],
      );
    });

    test('names the packages of others, with their licences', () => {
      const list = readFileSync(join(packed, 'resources/THIRD-PARTY.txt'), 'utf8');
      for (const name of ['better-sqlite3', 'koa', 'kysely', 'react', 'redoc', 'swagger-ui-dist', 'zod'])
        assert.match(list, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+: (MIT|Apache-2\\.0)$`, 'm'));
      const licenses = [...list.matchAll(/^\S+ \d+\.\d+\.\d+\S*: (.+)$/gm)].map(([, license]) => license);
      const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', '0BSD'];
      assert.ok(licenses.length > 50);
      assert.deepEqual(
        licenses.filter((license) => !allowed.includes(license ?? '')),
        [],
      );
    });

    test('has its fuses set', async () => {
      const { version, resetAdHocDarwinSignature, ...wire } = await getCurrentFuseWire(
        join(packed, 'clawchat'),
      );
      const states = Object.entries(wire).map(([fuse, state]) => [FuseV1Options[Number(fuse)], state]);
      const { DISABLE: off, ENABLE: on } = FuseState;
      assert.deepEqual(Object.fromEntries(states), {
        RunAsNode: off,
        EnableCookieEncryption: on,
        EnableNodeOptionsEnvironmentVariable: off,
        EnableNodeCliInspectArguments: off,
        EnableEmbeddedAsarIntegrityValidation: on,
        OnlyLoadAppFromAsar: on,
        LoadBrowserProcessSpecificV8Snapshot: off,
        GrantFileProtocolExtraPrivileges: off,
      });
    });

    test('runs its server under plain Node, to a streamed answer, documents and a backup', () =>
      answersFromPackage(join(app, 'dist/server/process.js'), folder.path));

    test('becomes a Debian package', async (context: TestContext) => {
      if (!existsSync('/usr/bin/dpkg-deb')) {
        context.diagnostic('not run: the Debian package, since dpkg-deb is not installed');
        return;
      }
      const fpm = join(root, '.scripts/fpm-with-dpkg.mjs');
      const options = [`-c.directories.output=${output}`, '-c.deb.compression=gz'];
      await buildPackage('deb', ['--prepackaged', packed, ...options], { CUSTOM_FPM_PATH: fpm });
      const name = readdirSync(output).find((file) => file.endsWith('.deb')) ?? '';
      assert.match(name, /^clawchat_\d+\.\d+\.\d+_(amd64|arm64)\.deb$/);
      const fields = await runProgram('dpkg-deb', ['--field', join(output, name)]);
      for (const field of [
        'Package: clawchat',
        'Homepage: https://',
        'Maintainer: ClawChat',
        'Section: misc',
      ])
        assert.ok(fields.includes(field), fields);
      assert.match(fields, /^Depends: .*libnss3.*libsecret-1-0/m);
      assert.match(fields, /^Description: Personal assistant on your own computer\n \S/m);
      const contents = await runProgram('dpkg-deb', ['--contents', join(output, name)]);
      assert.match(contents, /root\/root .* \.\/opt\/ClawChat\/resources\/app\.asar$/m);
      for (const pixels of [16, 24, 32, 48, 64, 128, 256, 512])
        assert.ok(contents.includes(`/hicolor/${pixels}x${pixels}/apps/clawchat.png`), contents);
      await runProgram('dpkg-deb', ['--extract', join(output, name), folder.at('installed')]);
      const entry = readFileSync(folder.at('installed/usr/share/applications/clawchat.desktop'), 'utf8');
      assert.match(entry, /^MimeType=x-scheme-handler\/clawchat;$/m);
      assert.match(entry, /^Categories=Office;$/m);
      const start = await runProgram('dpkg-deb', ['--info', join(output, name), 'postinst']);
      assert.match(start, /chrome-sandbox/);
    });
  });
