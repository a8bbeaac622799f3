import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentFor, workerFor } from './agent-kind.ts';

const long = `Look at tents ${'and at many other things '.repeat(7)}`;

for (const [instruction, kind] of [
  ['Research the history of green tea', 'research'],
  ['find out who invented the umbrella', 'research'],
  ['요즘 인기 있는 텐트를 조사해 줘', 'research'],
  ['Draft a letter to the landlord', 'drafting'],
  ['이메일 초안을 작성해 줘', 'drafting'],
  ['write to mom and dad', 'drafting'],
  ['Compare two tents', 'analysis'],
  ['장단점을 비교해 줘', 'analysis'],
  ['Sort this out', 'general'],
  ['', 'general'],
  ['Research solar panels and draft a summary', 'coordinator'],
  ['Analyse the budget\nand judge it', 'coordinator'],
  ['Explain it step by step', 'coordinator'],
  ['a comprehensive look at tents', 'coordinator'],
  ['태양광을 조사하고 요약해 줘', 'coordinator'],
  [long, 'coordinator'],
] as const) {
  test(`${JSON.stringify(instruction.slice(0, 40))} is ${kind}`, () => {
    assert.equal(agentFor(instruction), kind);
  });
}

test('of several words the first counts', () => {
  assert.equal(workerFor('Write a comparison'), 'drafting');
  assert.equal(workerFor('Compare what is written'), 'analysis');
});
