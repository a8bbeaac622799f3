import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverArguments, withoutProgram, withPort } from './server-arguments.ts';

test('the bare Electron program, its switches and the folder of the app are not arguments', () => {
  const argv = ['/opt/electron', '--require', '/tmp/loader.js', '--inspect=0', '/home/me/app', '--port=9000'];
  assert.deepEqual(withoutProgram(argv, '/home/me/app'), ['--port=9000']);
  assert.deepEqual(withoutProgram(['/opt/ClawChat/clawchat', '--hidden'], undefined), ['--hidden']);
});

test('the server is told everything but what is meant for desktop and engine', () => {
  const argv = [
    '--hidden',
    '--no-sandbox',
    '--port',
    '9000',
    '--ozone-platform=wayland',
    '-psn_0_1',
    '--log-level=debug',
  ];
  assert.deepEqual(serverArguments([...argv, 'clawchat://pair?x=1']), [
    '--port',
    '9000',
    '--log-level=debug',
  ]);
});

test('a misspelt option reaches the server, which names it', () => {
  assert.deepEqual(serverArguments(['--prot=9000']), ['--prot=9000']);
});

test('a restarted server is asked for the port it had, however that was given', () => {
  assert.deepEqual(withPort([], 8000), ['--port=8000']);
  assert.deepEqual(withPort(['--port', '0', '--pin', '1'], 8000), ['--pin', '1', '--port=8000']);
  assert.deepEqual(withPort(['--port=0'], 8000), ['--port=8000']);
});
