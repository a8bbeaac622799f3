import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Rule, roomOf } from './architecture/parsed-module.ts';
import {
  fewHoldTheOuterHandle,
  onlyConfigReadsEnvironment,
  onlyDatabaseRoomOpensFiles,
  onlyDesktopImportsElectron,
} from './architecture/reach.ts';
import { readProject, unresolvedImports } from './architecture/read-project.ts';
import {
  mostFilesAreShort,
  namedExportsOnly,
  noFileIsHuge,
  noTestIsLeftOut,
  pagesAreWaitedFor,
} from './architecture/shape.ts';
import {
  featuresUseFrontDoors,
  noCycles,
  programKnowsNoTests,
  roomsStayApart,
  sharedFilesStayLight,
} from './architecture/walls.ts';

const rules: Record<string, Rule> = {
  'main, server and renderer do not import one another': roomsStayApart,
  'the program does not import its tests or scripts': programKnowsNoTests,
  'files shared by two rooms import only zod and each other': sharedFilesStayLight,
  "a feature uses another only through that feature's own file": featuresUseFrontDoors,
  'no imports go round in a circle': noCycles,
  'only server/config.ts reads process.env': onlyConfigReadsEnvironment,
  'only server/db/ opens database files': onlyDatabaseRoomOpensFiles,
  'only mount.ts and start.ts hold the outer database handle': fewHoldTheOuterHandle,
  'only the desktop app imports electron': onlyDesktopImportsElectron,
  'no file is over the wall': noFileIsHuge,
  'most files are short': mostFilesAreShort,
  'exports have names': namedExportsOnly,
  'no test is left out': noTestIsLeftOut,
  'pages are waited for': pagesAreWaitedFor,
};

describe('the walls of the house', () => {
  const modules = readProject();

  it('are checked against the whole project', () => {
    const count = (room: string) => modules.filter(({ path }) => roomOf(path) === room).length;
    assert.ok(count('server') >= 60, `server: ${count('server')} files`);
    assert.ok(count('main') >= 15, `main: ${count('main')} files`);
    assert.ok(count('renderer') >= 20, `renderer: ${count('renderer')} files`);
    assert.ok(modules.flatMap(({ imports }) => imports).length >= 300);
    assert.deepEqual(unresolvedImports(modules), []);
  });

  for (const [name, rule] of Object.entries(rules)) {
    it(name, () => assert.deepEqual(rule(modules), []));
  }
});
