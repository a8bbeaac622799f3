import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AiProblem } from './errors.ts';
import { problemOf, refusalIn } from './refusals.ts';

type Case = [status: number | undefined, words: string, problem: AiProblem];

const cases: Case[] = [
  [401, 'unauthorized', 'wrongKey'],
  [403, '', 'wrongKey'],
  [402, 'Insufficient Balance', 'noCredit'],
  [429, 'You exceeded your current quota, please check your plan insufficient_quota', 'noCredit'],
  [429, 'Rate limit reached for gpt-4o', 'busy'],
  [503, 'server busy, please try again. maximum pending requests exceeded', 'busy'],
  [529, 'Overloaded', 'busy'],
  [undefined, 'overloaded_error', 'busy'],
  [404, 'model "llama3.2" not found, try pulling it first', 'modelMissing'],
  [404, 'The model `gpt-9` does not exist or you do not have access to it. model_not_found', 'modelMissing'],
  [400, 'gpt-9 is not a valid model ID', 'modelMissing'],
  [400, 'Invalid model: gpt-9', 'modelMissing'],
  [404, '404 page not found', 'notAnApi'],
  [405, '', 'notAnApi'],
  [500, 'model requires more system memory (5.6 GiB) than is available (3.1 GiB)', 'outOfMemory'],
  [500, 'llama runner process has terminated: cudaMalloc failed: out of memory', 'outOfMemory'],
  [500, 'llama runner process has terminated: signal: killed', 'outOfMemory'],
  [400, 'registry.ollama.ai/library/gemma:2b does not support tools', 'toolsUnsupported'],
  [404, 'No endpoints found that support tool use.', 'toolsUnsupported'],
  [400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser', 'toolsUnsupported'],
  [400, "This model's maximum context length is 8192 tokens. context_length_exceeded", 'conversationTooLong'],
  [400, 'the request exceeds the available context size', 'conversationTooLong'],
  [400, 'temperature must be at most 2', 'refused'],
  [500, 'llama runner process has terminated', 'failed'],
  [undefined, 'an error was encountered while running the model', 'failed'],
];

describe('the reason of a refusal', () => {
  for (const [status, words, problem] of cases) {
    it(`is ${problem} for ${status ?? 'the middle of a stream'}: ${words}`, () => {
      assert.equal(problemOf(status, words), problem);
    });
  }

  it('is found in the forms the services use', () => {
    assert.deepEqual(refusalIn({ error: 'unauthorized' }), { words: 'unauthorized' });
    const detailed = { error: { message: 'No.', type: 'refusal', code: 'no', param: null } };
    assert.deepEqual(refusalIn(detailed), { words: 'No. refusal no' });
    assert.deepEqual(refusalIn({ error: { message: 'Slow down.', code: 429 } }), {
      words: 'Slow down.',
      status: 429,
    });
    assert.equal(refusalIn({ error: null, choices: [] }), undefined);
    assert.equal(refusalIn('error'), undefined);
  });
});
