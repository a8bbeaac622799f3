import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseModule } from './parse.ts';
import type { Rule } from './parsed-module.ts';
import {
  fewHoldTheOuterHandle,
  onlyConfigReadsEnvironment,
  onlyDatabaseRoomOpensFiles,
  onlyDesktopImportsElectron,
} from './reach.ts';
import {
  mostFilesAreShort,
  namedExportsOnly,
  noFileIsHuge,
  noTestIsLeftOut,
  pagesAreWaitedFor,
} from './shape.ts';
import {
  featuresUseFrontDoors,
  noCycles,
  programKnowsNoTests,
  roomsStayApart,
  sharedFilesStayLight,
} from './walls.ts';

type Sources = Record<string, string>;
type Example = { rule: Rule; wrong: Sources; broken: string[]; fine: Sources };

const lines = (count: number) => 'f();\n'.repeat(count);

/** Every rule is seen to fail on something small and wrong, and to let the nearest right thing pass. */
const examples: Record<string, Example> = {
  'rooms stay apart': {
    rule: roomsStayApart,
    wrong: {
      'main/a.ts': "import { b } from '../server/b.ts';",
      'server/b.ts': "export type { C } from '../renderer/c.ts';",
      'renderer/c.tsx': "type D = import('../main/d.ts').D;",
    },
    broken: [
      'main/a.ts imports server/b.ts',
      'server/b.ts imports renderer/c.ts',
      'renderer/c.tsx imports main/d.ts',
    ],
    fine: {
      'main/a.ts': "import { b } from '../server/protocol.ts'; import './c.ts';",
      'renderer/a.ts': "import '../main/bridge-contract.ts'; import '../server/features/x/x.schema.ts';",
    },
  },
  'the program knows no tests': {
    rule: programKnowsNoTests,
    wrong: {
      'server/a.ts': "import '../test/support/b.ts';",
      'main/a.ts': "await import('../.scripts/c.mjs');",
    },
    broken: ['server/a.ts imports test/support/b.ts', 'main/a.ts imports .scripts/c.mjs'],
    fine: { 'server/a.test.ts': "import '../test/support/b.ts';" },
  },
  'shared files stay light': {
    rule: sharedFilesStayLight,
    wrong: {
      'renderer/a.ts': "import '../server/x.schema.ts';",
      'server/x.schema.ts': "import { z } from 'zod'; import { y } from './y.ts';",
    },
    broken: ['server/x.schema.ts imports server/y.ts'],
    fine: {
      'renderer/a.ts': "import '../server/x.schema.ts';",
      'server/x.schema.ts':
        "import { z } from 'zod'; import type { y } from './y.ts'; import './z.schema.ts';",
      'server/inside.schema.ts': "import './y.ts';",
    },
  },
  'features use front doors': {
    rule: featuresUseFrontDoors,
    wrong: {
      'server/features/todos/todos.ts': "import type { T } from '../tags/tags.store.ts';",
      'server/features/tags/tags.ts': "export * from '../todos/todos.table.ts';",
    },
    broken: [
      'server/features/todos/todos.ts imports server/features/tags/tags.store.ts',
      'server/features/tags/tags.ts imports server/features/todos/todos.table.ts',
    ],
    fine: {
      'server/features/todos/todos.ts': "import '../tags/tags.ts'; import './todos.store.ts';",
      'server/features.ts': "import './features/todos/todos.routes.ts';",
    },
  },
  'no cycles': {
    rule: noCycles,
    wrong: {
      'server/a.ts': "import './b.ts';",
      'server/b.ts': "import type { C } from './c.ts';",
      'server/c.ts': "export { a } from './a.ts';",
    },
    broken: ['server/a.ts -> server/b.ts -> server/c.ts -> server/a.ts'],
    fine: {
      'server/a.ts': "import './b.ts'; import './c.ts';",
      'server/b.ts': "import './c.ts';",
      'server/c.ts': '',
    },
  },
  'only config reads the environment': {
    rule: onlyConfigReadsEnvironment,
    wrong: {
      'server/a.ts': 'const port = process.env.PORT;',
      'server/b.ts': 'const { env } = process;',
      'main/c.ts': "import { env } from 'node:process';",
      'main/d.ts': "const port = process['env'];",
    },
    broken: ['server/a.ts', 'server/b.ts', 'main/c.ts', 'main/d.ts'].map(
      (path) => `${path} reads process.env`,
    ),
    fine: {
      'server/config.ts': 'process.env',
      'test/a.ts': 'process.env',
      'server/a.ts': 'process.pid; "process.env"',
    },
  },
  'only the database room opens files': {
    rule: onlyDatabaseRoomOpensFiles,
    wrong: { 'server/features/a/a.ts': "import type Sqlite from 'better-sqlite3';" },
    broken: ['server/features/a/a.ts imports better-sqlite3'],
    fine: {
      'server/db/a.ts': "import Sqlite from 'better-sqlite3';",
      'server/a.test.ts': "import 'better-sqlite3';",
    },
  },
  'few hold the outer handle': {
    rule: fewHoldTheOuterHandle,
    wrong: {
      'server/features/a/a.ts': "import { createWork } from '../../db/work.ts';",
      'server/live/a.ts': "import { type OpenDatabase } from '../db/open.ts';",
    },
    broken: [
      'server/features/a/a.ts imports server/db/work.ts',
      'server/live/a.ts imports server/db/open.ts',
    ],
    fine: {
      'server/features/a/a.ts': "import type { WriteDb } from '../../db/work.ts';",
      'server/start.ts': "import './db/open.ts';",
    },
  },
  'only the desktop imports electron': {
    rule: onlyDesktopImportsElectron,
    wrong: {
      'server/a.ts': "import type { App } from 'electron';",
      'test/support/b.ts': "import { app } from 'electron/main';",
    },
    broken: ['server/a.ts imports electron', 'test/support/b.ts imports electron'],
    fine: {
      'main/a.ts': "import { app } from 'electron';",
      'test/desktop/a.ts': "import { app } from 'electron';",
      'test/support/a.ts': "import type { App } from 'electron';",
    },
  },
  'no file is huge': {
    rule: noFileIsHuge,
    wrong: { 'test/a.test.ts': lines(301) },
    broken: ['test/a.test.ts has 301 lines, the wall is 300'],
    fine: { 'test/a.test.ts': lines(300) },
  },
  'most files are short': {
    rule: mostFilesAreShort,
    wrong: {
      'server/a.ts': lines(61),
      'server/b.ts': lines(181),
      'server/c.test.ts': lines(1),
      'test/d.ts': lines(1),
    },
    broken: [
      'half of the files have up to 61 lines, the wall is 60',
      '90 % of the files have up to 181 lines, the wall is 180',
    ],
    fine: { 'server/a.ts': lines(60), 'server/b.ts': lines(180), 'test/c.ts': lines(300) },
  },
  'named exports only': {
    rule: namedExportsOnly,
    wrong: { 'server/a.ts': 'export default 1;', 'server/b.ts': 'const b = 1; export { b as default };' },
    broken: ['server/a.ts has a default export', 'server/b.ts has a default export'],
    fine: { 'server/a.ts': 'export const a = 1;', 'renderer/vite.config.ts': 'export default {};' },
  },
  'no test is left out': {
    rule: noTestIsLeftOut,
    wrong: {
      'a.test.ts': "it.skip('a', f); describe.only('b', f); test('c', { todo: true }, f); t.skip();",
    },
    broken: ['it.skip', 'describe.only', 'test with todo', 't.skip'].map((call) => `a.test.ts calls ${call}`),
    fine: { 'a.test.ts': "it('skip', { timeout: 5 }, f); list.skip(1);" },
  },
  'pages are waited for': {
    rule: pagesAreWaitedFor,
    wrong: {
      'test/e2e/a.test.ts': 'assert.equal(await list.count(), 0); assert.ok(!(await box.isVisible()));',
      'test/desktop/b.test.ts': "assert.match((await line.textContent()) ?? '', /x/);",
    },
    broken: [
      'test/e2e/a.test.ts judges count() without waiting',
      'test/e2e/a.test.ts judges isVisible() without waiting',
      'test/desktop/b.test.ts judges textContent() without waiting',
    ],
    fine: {
      'test/e2e/a.test.ts': 'await waitForCount(list, 0); assert.equal(count(), 0);',
      'server/a.test.ts': 'assert.equal(await rows.count(), 0);',
    },
  },
};

const parse = (sources: Sources) =>
  Object.entries(sources).map(([path, source]) => parseModule(path, source));

describe('rules of the architecture test', () => {
  for (const [name, { rule, wrong, broken, fine }] of Object.entries(examples)) {
    it(`${name}: finds what is wrong`, () => assert.deepEqual(rule(parse(wrong)), broken));
    it(`${name}: lets the rest pass`, () => assert.deepEqual(rule(parse(fine)), []));
  }

  it('refuses to guess about a file that does not parse', () => {
    assert.throws(() => parseModule('server/a.ts', 'import {'), /server\/a\.ts/);
  });
});
