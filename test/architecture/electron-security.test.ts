import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The code of the main process by file, without comments: what is only mentioned counts for nothing. */
const sources = new Map(
  readdirSync(join(root, 'main'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => [
      `main/${name.replaceAll('\\', '/')}`,
      read(`main/${name}`).replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ''),
    ]),
);

/** The files in which something stands. */
const filesWith = (pattern: RegExp): string[] =>
  [...sources].filter(([, code]) => pattern.test(code)).map(([path]) => path);

describe("what Electron's checklist asks of the code of the main process", () => {
  test('its files are read', () => assert.ok(sources.size >= 30, `${sources.size} files`));

  test('there is one kind of window, with everything that weakens it left out', () => {
    assert.deepEqual(filesWith(/new (BrowserWindow|BaseWindow|WebContentsView|BrowserView)\b/), [
      'main/dashboard-window.ts',
    ]);
    const preferences = /webPreferences: \{([^}]*)\}/.exec(
      sources.get('main/dashboard-window.ts') ?? '',
    )?.[1];
    const found = [...(preferences ?? '').matchAll(/(\w+): ([\w.]+)/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    assert.deepEqual(Object.fromEntries(found), {
      preload: 'options.preload',
      sandbox: 'true',
      contextIsolation: 'true',
      nodeIntegration: 'false',
      webviewTag: 'false',
      spellcheck: 'false',
    });
    const weakening =
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegrationIn|allowpopups|disableBlinkFeatures|appendSwitch|bypassCSP|commandLine\./;
    assert.deepEqual(filesWith(weakening), []);
  });

  test('all processes are in the sandbox before the first window', () => {
    const code = sources.get('main/index.ts') ?? '';
    assert.match(code, /^app\.enableSandbox\(\);$/m);
    assert.ok(code.indexOf('app.enableSandbox()') < code.indexOf('openDashboardWindow({'));
    assert.ok(code.indexOf('lockDown(') < code.indexOf('openDashboardWindow({'));
  });

  test('pages come from the scheme of the app alone', () => {
    assert.deepEqual(filesWith(/loadFile\(|file:\/\//), []);
    assert.deepEqual(filesWith(/\.loadURL\((?!dashboardUrl\))/), []);
    assert.deepEqual(filesWith(/privileges:/), ['main/dashboard-files.ts']);
    assert.match(
      sources.get('main/dashboard-files.ts') ?? '',
      /privileges: \{ standard: true, secure: true, supportFetchAPI: true \}/,
    );
  });

  test('no page is embedded as a webview', () =>
    assert.match(
      sources.get('main/lock-down.ts') ?? '',
      /on\('will-attach-webview', \(event\) => event\.preventDefault\(\)\)/,
    ));

  test('each power is used in one place, where its input is checked', () => {
    assert.deepEqual(filesWith(/\bipcMain\b/), ['main/bridge.ts']);
    assert.deepEqual(filesWith(/shell\.openExternal/), ['main/desktop-requests.ts']);
    assert.deepEqual(filesWith(/\bipcRenderer\b|\bcontextBridge\b/), ['main/preload.ts']);
    assert.deepEqual(filesWith(/ipcMain\.(on|once)\(/), [], 'each message has an answer and a check');
  });

  test('the page is given two functions, never a module of Electron', () => {
    const code = sources.get('main/preload.ts') ?? '';
    assert.deepEqual(code.match(/exposeInMainWorld\(.*\)/g), ["exposeInMainWorld('clawchat', bridge)"]);
    const bridge = /const bridge: DesktopBridge = \{([\s\S]*?)\n\};/.exec(code)?.[1] ?? '';
    assert.deepEqual(
      [...bridge.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name),
      ['request', 'onState'],
    );
    assert.doesNotMatch(
      bridge,
      /(?<!_)\bevent\b.*listener\(/,
      'the event, and with it the sender, stays here',
    );
  });

  test("Electron is pinned, and looked after by the project's update robot", () => {
    const { devDependencies } = JSON.parse(read('package.json'));
    assert.match(devDependencies.electron, /^\d+\.\d+\.\d+$/);
    assert.match(read('.github/dependabot.yml'), /package-ecosystem: npm[\s\S]*interval: weekly/);
  });
});

describe('docs/electron-security.md', () => {
  const rows = read('docs/electron-security.md')
    .split('\n')
    .filter((line) => /^\| \d+ \|/.test(line));

  test('has a row for each of the twenty items, with setting and test', () => {
    assert.deepEqual(
      rows.map((row) => Number(/^\| (\d+) \|/.exec(row)?.[1])),
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    for (const row of rows) assert.match(row, /\.(test\.ts|yml)`/, row);
  });

  test('names files that are there', () => {
    const named = rows.flatMap((row) => [...row.matchAll(/`([\w./-]+\.(?:ts|yml|mjs))`/g)]);
    const missing = named.map(([, path]) => path ?? '').filter((path) => !existsSync(join(root, path)));
    assert.deepEqual(missing, []);
    assert.ok(named.length >= 40);
  });
});
