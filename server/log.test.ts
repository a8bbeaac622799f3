import assert from 'node:assert/strict';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { openConfig } from './config.ts';
import { createLogger } from './log.ts';
import { openLogFile } from './log-file.ts';

/** A logger of that configuration, and the lines it wrote. */
function logging(environment: Record<string, string>) {
  using folder = temporaryFolder();
  const lines: string[] = [];
  const config = openConfig({ environment, dataDir: folder.path, workingDirectory: folder.path })();
  const logger = createLogger(config, { write: (line: string) => void lines.push(line) });
  return { logger, lines };
}

test('lines are JSON with a time, and carry no private value wherever it stands', () => {
  const { logger, lines } = logging({});
  const secret = 'never-written';
  const values = {
    pin: secret,
    token: secret,
    authorization: secret,
    content: secret,
    title: secret,
    api_key: secret,
  };
  logger.info({ ...values, request: values, requestId: 'r1' }, 'something happened');
  const [line = ''] = lines;
  assert.ok(!line.includes(secret));
  const { time, msg, requestId } = JSON.parse(line) as Record<string, string>;
  assert.deepEqual([msg, requestId], ['something happened', 'r1']);
  assert.equal(new Date(time ?? '').toISOString(), time);
});

test('LOG_LEVEL says how much, DEBUG says everything', () => {
  const written = (environment: Record<string, string>) => {
    const { logger, lines } = logging(environment);
    for (const level of ['debug', 'info', 'warn', 'error'] as const) logger[level](level);
    return lines.length;
  };
  assert.deepEqual(
    ['debug', 'info', 'warn', 'error', 'silent'].map((LOG_LEVEL) => written({ LOG_LEVEL })),
    [4, 3, 2, 1, 0],
  );
  assert.equal(written({ LOG_LEVEL: 'error', DEBUG: 'true' }), 4);
});

test('the log is appended to, belongs to its owner alone, and is set aside when it is full', () => {
  using folder = temporaryFolder();
  const append = (line: string) => {
    const { destination, path } = openLogFile(folder.path);
    destination.write(line);
    (destination as unknown as { end(): void }).end();
    return path;
  };
  append('one\n');
  const path = append('two\n');
  assert.equal(readFileSync(path, 'utf8'), 'one\ntwo\n');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  writeFileSync(path, '');
  truncateSync(path, 6 * 1024 * 1024);
  append('three\n');
  assert.equal(readFileSync(path, 'utf8'), 'three\n');
  assert.equal(statSync(`${path}.1`).size, 6 * 1024 * 1024);
});
