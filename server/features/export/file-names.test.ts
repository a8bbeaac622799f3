import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNames, safeName, splitName } from './file-names.ts';

test('names are made safe, and stay readable where they can', () => {
  for (const [name, safe] of [
    ['Notes on "Rome": 50/50', 'Notes on Rome 50 50'],
    ['../../etc/passwd', 'etc passwd'],
    ['..', 'none'],
    ['  . hidden. ', 'hidden'],
    ['nul', 'nul_'],
    ['회의실', '회의실'],
    ['a\u202Egnp.exe', 'a gnp.exe'],
    ['\ud800', '\ufffd'],
  ])
    assert.equal(safeName(name ?? '', 'none'), safe);
});

test('whatever the names, paths stay in their folder, are short, and differ even where case does not count', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 20 }), (names) => {
      const nameOf = createNames('files');
      const paths = names.map((name) => {
        const { stem, extension } = splitName(name);
        return nameOf(safeName(stem, 'file'), extension);
      });
      assert.equal(new Set(paths.map((path) => path.toLowerCase())).size, names.length);
      for (const path of paths) {
        assert.match(path, /^files\/[^/\\:*?"<>|]+$/u);
        assert.ok(!/^files\/\.|[. ]$/u.test(path), path);
        assert.ok(Buffer.byteLength(path) < 200);
      }
    }),
    { numRuns: 300 },
  );
});
