import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { runPool } from './pool.mjs';
import { findTestFiles, runTestFile } from './test-files.mjs';

const folder = mkdtempSync(join(tmpdir(), 'clawchat-tests-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Runs the text as a test file.
 *
 * @param {string} source
 * @param {number} [limit] milliseconds
 */
function judgeFile(source, limit) {
  const path = join(folder, `${Math.random()}.test.mjs`);
  writeFileSync(path, `import { it } from 'node:test';\n${source}`);
  return runTestFile(path, process.env, limit);
}

describe('one test file', () => {
  it('counts what passed, without words', async () => {
    const { passed, failed, report } = await judgeFile(
      "it('a', () => {}); it('b', () => {}); console.log('noise');",
    );
    assert.deepEqual({ passed, failed, report }, { passed: 2, failed: 0, report: '' });
  });

  it('passes on what could not be run on this machine', async () => {
    const { passed, notes } = await judgeFile(
      "it('a', (context) => context.diagnostic('not run: no such adapter')); it('b', () => {});",
    );
    assert.deepEqual([passed, notes], [2, ['not run: no such adapter']]);
  });

  it('counts what failed and keeps its words', async () => {
    const { passed, failed, report } = await judgeFile(
      "it('good', () => {}); it('bad', () => { console.log('a clue'); throw new Error('the reason'); });",
    );
    assert.deepEqual({ passed, failed }, { passed: 1, failed: 1 });
    assert.match(report, /a clue/);
    assert.match(report, /the reason/);
  });

  it('fails when it cannot be loaded', async () => {
    const { failed, report } = await judgeFile("import './no-such-file.mjs';");
    assert.equal(failed, 1);
    assert.match(report, /ERR_MODULE_NOT_FOUND/);
  });

  it('fails when it holds no test', async () => {
    const { failed, report } = await judgeFile('');
    assert.equal(failed, 1);
    assert.match(report, /no test/);
  });

  it('fails when a test was left out', async () => {
    const { failed, report } = await judgeFile("it('a', () => {}); it('b', (t) => t['skip']());");
    assert.equal(failed, 1);
    assert.match(report, /1 of its tests did not run/);
  });

  it('fails when the process ends badly after its tests', async () => {
    const { failed } = await judgeFile(
      "it('a', () => {}); process.on('exit', () => { process.exitCode = 9; });",
    );
    assert.equal(failed, 1);
  });

  it('is ended with everything it started when it hangs', async () => {
    const beat = join(folder, 'beat');
    const child = `setInterval(() => require('fs').appendFileSync(${JSON.stringify(beat)}, '.'), 20)`;
    const { failed, report } = await judgeFile(
      `import { spawn } from 'node:child_process';
       spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' });
       it('waits', () => new Promise((resolve) => setTimeout(resolve, 60_000)));`,
      1500,
    );
    assert.equal(failed, 1);
    assert.match(report, /still running after 1\.5 s and was ended/);
    const beats = readFileSync(beat, 'utf8').length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(readFileSync(beat, 'utf8').length, beats);
  });
});

describe('all test files', () => {
  it('are found in every room and chosen by a part of their path', () => {
    const all = findTestFiles([]);
    assert.ok(all.includes('test/architecture.test.ts'));
    assert.ok(all.includes('.scripts/lib/test-files.test.mjs'));
    assert.deepEqual(findTestFiles(['lib/test-files']), ['.scripts/lib/test-files.test.mjs']);
    assert.deepEqual(findTestFiles(['no such thing']), []);
  });

  it('run a few at a time, and all of them', async () => {
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return 1;
    };
    /** @type {number[]} */
    const reported = [];
    const results = await runPool(Array(7).fill(task), 2, (result) => reported.push(result));
    assert.equal(results.length, 7);
    assert.equal(reported.length, 7);
    assert.equal(most, 2);
  });
});
