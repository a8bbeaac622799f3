import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import type { AiTarget } from './errors.ts';
import { AiError } from './provider.ts';
import { connectionError, toAiError } from './thrown.ts';

const target: AiTarget = { kind: 'ollama', address: 'http://nas:11434', model: 'llama3.2' };
const fetchFailed = (cause: object) => new TypeError('fetch failed', { cause });

describe('what was thrown', () => {
  const secret = 'a private sentence';
  const thrown: unknown[] = [
    new SyntaxError(`Unexpected token, "${secret}" is not valid JSON`),
    new Error(secret),
    new Error('Connection error.', { cause: new Error(secret) }),
    { error: { message: `Your message "${secret}" is against the rules.` } },
    secret,
    undefined,
  ];
  for (const [index, error] of thrown.entries()) {
    it(`becomes an error for the owner without its text (${index})`, () => {
      const found = toAiError(error, target);
      assert.equal(found.code, 'BAD_ANSWER');
      assert.ok(!inspect(found, { depth: 10, showHidden: true }).includes(secret));
    });
  }

  it('is left alone when it is one of ours, also inside another', () => {
    const ours = new AiError('BUSY', 'Wait.');
    assert.equal(toAiError(ours, target), ours);
    assert.equal(toAiError(new Error('Connection error.', { cause: fetchFailed(ours) }), target), ours);
  });

  it('keeps the place it came from', () => {
    const { cause } = toAiError(new RangeError('x'), target);
    assert.match(cause instanceof Error ? String(cause.stack) : '', /^RangeError\n\s+at .*thrown\.test\.ts/);
  });

  it('ends, however it is nested', () => {
    const endless = new Error('x');
    endless.cause = endless;
    assert.equal(toAiError(endless, target).code, 'BAD_ANSWER');
  });
});

describe('a connection that failed', () => {
  const connections: [cause: object, sentence: RegExp][] = [
    [{ code: 'ECONNREFUSED' }, /Ollama does not answer at http:\/\/nas:11434\. Start Ollama/],
    [{ code: 'ENOTFOUND' }, /does not answer/],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, /does not answer/],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, /certificate of http:\/\/nas:11434 cannot be trusted/],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, /cannot be trusted/],
    [{ name: 'HTTPParserError', data: 'SSH-2.0' }, /no AI interface/],
  ];
  for (const [cause, sentence] of connections) {
    it(`is explained: ${Object.values(cause)[0]}`, () => {
      const error = connectionError(fetchFailed(cause), target);
      assert.match(error.message, sentence);
      assert.match(String(error.cause), new RegExp(Object.values(cause)[0]));
    });
  }
});
