import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { prepareLogFile } from './log-file.ts';

test('a log that has grown large makes room, and one before it is kept', () => {
  const root = mkdtempSync(join(tmpdir(), 'clawchat-log-'));
  const file = join(root, 'logs', 'main.log');
  prepareLogFile(file);
  writeFileSync(file, 'small');
  prepareLogFile(file);
  assert.equal(existsSync(`${file}.old`), false);
  truncateSync(file, 6 * 1024 * 1024);
  prepareLogFile(file);
  assert.equal(existsSync(file), false);
  assert.equal(statSync(`${file}.old`).size, 6 * 1024 * 1024);
  rmSync(root, { recursive: true });
});
