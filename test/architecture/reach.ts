import { importRule, isTest, type Rule, roomOf } from './parsed-module.ts';

const isDevelopment = (path: string): boolean => isTest(path) || roomOf(path) === '.scripts';

/** Settings have one way in, so that precedence and checks hold for all of them. Tests ask test/support/. */
export const onlyConfigReadsEnvironment: Rule = (modules) =>
  modules
    .filter(({ path, readsEnvironment }) => readsEnvironment && !mayReadEnvironment(path))
    .map(({ path }) => `${path} reads process.env`);

const mayReadEnvironment = (path: string): boolean =>
  // The desktop's one question to it, which no setting could answer, has a file of its own.
  path === 'server/config.ts' ||
  path === 'main/environment.ts' ||
  ['.scripts', 'test'].includes(roomOf(path));

/** Only server/db/ opens database files; tests may, to look at what was written. */
export const onlyDatabaseRoomOpensFiles: Rule = importRule(
  (path, { target }) => target === 'better-sqlite3' && !path.startsWith('server/db/') && !isDevelopment(path),
);

const outerHandles = new Set(['server/db/open.ts', 'server/db/work.ts']);
const mayHoldOuterHandle = new Set(['server/http/mount.ts', 'server/start.ts']);

/** Inside a transaction the outer handle waits for ever, so hardly anyone gets to see it. Types are harmless. */
export const fewHoldTheOuterHandle: Rule = importRule(
  (path, { target, value }) =>
    value &&
    outerHandles.has(target) &&
    !path.startsWith('server/db/') &&
    !mayHoldOuterHandle.has(path) &&
    !isDevelopment(path),
);

/** Outside the desktop app, importing electron would try to fetch its runtime. Types are harmless in tests. */
export const onlyDesktopImportsElectron: Rule = importRule(
  (path, { target, value }) =>
    target === 'electron' &&
    roomOf(path) !== 'main' &&
    !path.startsWith('test/desktop/') &&
    (value || !isTest(path)),
);
