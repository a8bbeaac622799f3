import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placed } from './own-places.mjs';
import { root } from './paths.mjs';
import { packageFolder } from './third-party.mjs';

test('a bundled module finds its files where they were', () => {
  assert.equal(
    placed('join(import.meta.dirname, "x")', 'http/page.js'),
    'join((import.meta.dirname + "/http"), "x")',
  );
  assert.equal(placed('import.meta.dirname', 'index.js'), '(import.meta.dirname + "")');
  assert.equal(
    placed('extname(import.meta.filename)', 'a/b.js'),
    'extname((import.meta.dirname + "/a/b.js"))',
  );
  assert.equal(
    placed('new URL("./m.bin", import.meta.url)', 'a/b.js'),
    'new URL("./m.bin", new URL("./a/b.js", import.meta.url).href)',
  );
});

test('a module is told by its package, the innermost one', () => {
  const cases = [
    ['node_modules/koa/lib/application.js', 'node_modules/koa'],
    ['node_modules/@koa/router/dist/index.mjs', 'node_modules/@koa/router'],
    ['node_modules/a/node_modules/@b/c/d.js?commonjs', 'node_modules/a/node_modules/@b/c'],
    ['server/run.ts', undefined],
  ];
  for (const [path, folder] of cases) assert.equal(packageFolder(`${root}${path}`), folder);
  assert.equal(packageFolder(`\0${root}node_modules/koa/x.js`), 'node_modules/koa');
  assert.equal(packageFolder('\0rolldown/runtime.js'), undefined);
});
