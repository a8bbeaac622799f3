import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { inRoot } from './lib/paths.mjs';

/** A checkout with our scripts and stand-ins for everything else. */
const checkout = mkdtempSync(join(realpathSync(tmpdir()), 'clawchat-checkout-'));
after(() => rmSync(checkout, { recursive: true, force: true }));
cpSync(inRoot('.scripts'), join(checkout, '.scripts'), { recursive: true });

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}

/** @param {string} path */
const read = (path) => readFileSync(join(checkout, path), 'utf8');

/** @param {string[]} args */
const runHere = (...args) => spawnSync(process.execPath, args, { cwd: checkout, encoding: 'utf8' });

const underNpm = {
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  npm_lifecycle_event: 'start',
};
const { DISPLAY, WAYLAND_DISPLAY, ...withoutDisplay } = process.env;

/** Windows has no signals and no npm shell that swallows them. */
function testSignals() {
  it('ends when npm does, which tells only the shell in between', { timeout: 10_000 }, async () => {
    const child = spawn('node .scripts/start.mjs --headless; exit 9', {
      cwd: checkout,
      shell: true,
      env: underNpm,
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    // The server holds the pipe open until it has ended, too.
    await once(child, 'close');
  });

  it('takes one signal for one, however it comes', { timeout: 10_000 }, async () => {
    const child = spawn('node .scripts/start.mjs --headless --slow; exit 9', {
      cwd: checkout,
      shell: true,
      detached: true,
      env: underNpm,
    });
    await once(child.stdout, 'data');
    // As Ctrl-C does: the shell and the program both get it, and then the program loses its shell.
    process.kill(-Number(child.pid), 'SIGTERM');
    const words = await child.stdout.toArray();
    assert.equal(words.join(''), 'ended in peace\n');
  });
}

describe('start', () => {
  write('package.json', '{ "type": "module" }');
  write('node_modules/electron/package.json', '{ "version": "45.0.0" }');
  write(
    'node_modules/electron/install.js',
    "process.getBuiltinModule('fs').appendFileSync('tries', 'x'); process.exit(1);",
  );
  write(
    'dist/server/process.js',
    `const args = process.argv.slice(2);
     if (args.includes('--fail')) process.exitCode = 7;
     else {
       const alive = setTimeout(() => {}, 20_000);
       process.once('SIGTERM', () => {
         clearTimeout(alive);
         process.exitCode = 5;
         if (args.includes('--slow')) setTimeout(() => console.log('ended in peace'), 600);
       });
     }
     console.log('server', ...args);`,
  );

  it('passes arguments to the server and its exit code back', () => {
    const { stdout, status } = runHere('.scripts/start.mjs', '--headless', '--port', '9000', '--fail');
    assert.equal(stdout, 'server --port 9000 --fail\n');
    assert.equal(status, 7);
  });

  it('says in one line why there is no window', () => {
    const { stdout, status } = spawnSync(process.execPath, ['.scripts/start.mjs', '--fail'], {
      cwd: checkout,
      encoding: 'utf8',
      env: withoutDisplay,
    });
    const lines = stdout.trimEnd().split('\n');
    assert.match(lines.at(-2) ?? '', /^Starting without a window: .+\.$/);
    assert.equal(lines.at(-1), 'server --fail');
    assert.equal(status, 7);
  });

  it('lets the server end in its own way', async () => {
    const child = spawn(process.execPath, ['.scripts/start.mjs', '--headless'], { cwd: checkout });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    if (process.platform !== 'win32') assert.equal(code, 5);
  });

  if (process.platform !== 'win32') testSignals();

  it("tries to fetch Electron's runtime once a day", () => {
    const ask = (/** @type {number} */ now) =>
      `import { electronRuntime } from './.scripts/lib/electron-runtime.mjs';
       console.log(electronRuntime({ now: ${now}, say: () => {} }));`;
    rmSync(join(checkout, 'node_modules/.cache'), { recursive: true, force: true });
    write('tries', '');
    const day = 86_400_000;
    const answers = [day, day + 1, 2 * day - 1, 2 * day].map(
      (now) => runHere('--input-type=module', '-e', ask(now)).stdout,
    );
    assert.deepEqual(answers, Array(4).fill('undefined\n'));
    assert.equal(read('tries'), 'xx');
  });

  it('takes the runtime that is there', () => {
    write('node_modules/electron/dist/version', 'v45.0.0');
    write('node_modules/electron/dist/electron', '');
    write('node_modules/electron/path.txt', 'electron');
    const ask =
      "console.log((await import('./.scripts/lib/electron-runtime.mjs')).electronRuntime({ now: 0, say: () => {} }))";
    assert.equal(
      runHere('--input-type=module', '-e', ask).stdout.trim(),
      join(checkout, 'node_modules/electron/dist/electron'),
    );
  });
});

describe('build', () => {
  write('node_modules/vite/package.json', '{ "type": "module", "exports": "./vite.js" }');
  const bundler = `import { mkdirSync } from 'node:fs';
     export const build = async ({ build }) => mkdirSync(build?.outDir ?? 'dist/renderer', { recursive: true });`;
  write('node_modules/vite/vite.js', bundler);
  const documents = ['swagger-ui-dist/swagger-ui.css', 'swagger-ui-dist/swagger-ui-bundle.js'];
  for (const file of [...documents, 'redoc/bundles/redoc.standalone.js']) write(`node_modules/${file}`, '');
  write('package-lock.json', '{}');
  write('renderer/page.tsx', '1');
  write('main/index.ts', '1');
  write('server/start.ts', '1');
  write('server/words.json', '{}');
  write('server/a.schema.ts', '1');
  const page = 'Building the dashboard page ...';
  const app = 'Building the desktop app and the server ...';
  const built = () => runHere('.scripts/build.mjs').stdout.split('\n').filter(Boolean);

  it('builds what is new, and nothing twice', () => {
    assert.deepEqual(built(), [page, app]);
    assert.deepEqual(built(), []);
    assert.equal(read('dist/server/words.json'), '{}');
  });

  it('builds what a change touches', () => {
    const touched = [
      ['renderer/page.tsx', [page]],
      ['main/index.ts', [app]],
      ['server/start.ts', [app]],
      ['server/a.schema.ts', [page, app]],
      ['server/new.ts', [app]],
      ['server/start.test.ts', []],
      ['package-lock.json', [page, app]],
    ];
    for (const [path, steps] of touched) {
      write(String(path), '2');
      assert.deepEqual(built(), steps, String(path));
    }
  });

  it('builds again what was removed, and everything when asked', () => {
    rmSync(join(checkout, 'dist/renderer'), { recursive: true });
    assert.deepEqual(built(), [page]);
    assert.deepEqual(runHere('.scripts/build.mjs', '--all').stdout.split('\n').filter(Boolean), [page, app]);
  });

  it('fails with the step, and tries it again', () => {
    write('node_modules/vite/vite.js', 'throw new Error("broken");');
    write('renderer/page.tsx', '3');
    assert.equal(runHere('.scripts/build.mjs').status, 1);
    assert.deepEqual(built(), [page]);
  });
});
