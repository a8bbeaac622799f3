import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { createApiClient } from '../support/api-client.ts';
import { readChatStream } from '../support/chat-stream.ts';
import { startFakeAi } from '../support/fake-ai.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const run = (script: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root });
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder shaped like Electron's runtime, with fuses to flip: the real one is a download of 120 MB. */
function standInRuntime(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const files = [
    'LICENSE',
    'LICENSES.chromium.html',
    'locales/en-US.pak',
    'chrome-sandbox',
    'chrome_crashpad_handler',
  ];
  for (const name of files) writeFileSync(join(folder, name), 'x');
  writeFileSync(join(folder, 'version'), '45.4.1');
  writeFileSync(join(folder, 'electron'), `#!/bin/sh\n# ${sentinel}\u0001\u000810110001\n`);
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])
    chmodSync(join(folder, name), 0o755);
  return folder;
}

async function packAndBoot(context: TestContext): Promise<void> {
  using folder = temporaryFolder();
  const output = folder.at('output');
  const electron = standInRuntime(folder.at('runtime'));
  const options = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`];
  await run(
    'electron-builder/cli.js',
    '--linux',
    'dir',
    `--${process.arch}`,
    '--publish',
    'never',
    ...options,
  );
  const packed = join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  const program = readFileSync(join(packed, 'clawchat'), 'latin1');
  assert.equal(program.split(`${sentinel}\u0001\u0008`)[1]?.slice(0, 6), '010011');

  const app = folder.at('app');
  const archive = join(packed, 'resources/app.asar');
  context.diagnostic(`app.asar has ${(readFileSync(archive).length / 1e6).toFixed(1)} MB`);
  await run('@electron/asar/bin/asar.js', 'extract', archive, app);
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
  for (const name of [
    'dist/main/index.js',
    'dist/main/preload.cjs',
    'dist/renderer/index.html',
    'resources/icon.png',
  ])
    assert.ok(files.includes(name), name);
  assert.deepEqual(
    files.filter((name) => name.endsWith('.node')),
    [`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`],
  );
  assert.deepEqual(
    files.filter((name) => /\.(ts|tsx|map)$|\.test\.|secrets\.json$|(^|\/)\.env/.test(name)),
    [],
  );

  const ai = await startFakeAi();
  const env = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: folder.at('data'),
    PIN: '805173',
    AI_PROVIDER: 'ollama',
    AI_BASE_URL: ai.url,
  };
  const server = spawn(process.execPath, [join(app, 'dist/server/process.js')], { cwd: folder.path, env });
  try {
    let printed = '';
    for await (const chunk of server.stdout) {
      printed += chunk;
      if (printed.includes('Data:')) break;
    }
    const phone = await createApiClient(/Dashboard: +(http:\S+)\/admin\//.exec(printed)?.[1] ?? '').signIn(
      '805173',
    );
    const { body } = await phone.post<{ id: string }>('/api/chat/conversations', { title: '' });
    const stream = await readChatStream(phone, {
      conversation_id: body.id,
      content: 'Hello there, how are you doing?',
    });
    assert.match(stream.text, /You said: .*Hello there/s, stream.raw);
  } finally {
    if (server.exitCode === null && server.kill()) await once(server, 'exit');
    await ai.stop();
  }
}

/** A package of Linux runs on nothing else. */
if (process.platform === 'linux')
  test('the Linux package holds what it needs, and its server answers from it', packAndBoot);

const wanted = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
};

test('the packed program is built with its fuses set', async () => {
  const text = await readFile(new URL('../../electron-builder.yml', import.meta.url), 'utf8');
  const block = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(text)?.[1] ?? '';
  const found = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [
    name,
    value === 'true',
  ]);
  assert.deepEqual(Object.fromEntries(found), wanted);
});
