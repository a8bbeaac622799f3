import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CallFragment, createCallCollector } from './tool-calls.ts';

function collect(fragments: readonly CallFragment[]) {
  const collector = createCallCollector(() => undefined);
  for (const fragment of fragments) collector.add(fragment);
  return collector.finish();
}

const a = { name: 'a', arguments: { x: 1 } };
const b = { name: 'b', arguments: { y: 2 } };

/** How the servers in use stream the same two calls. */
const dialects: Record<string, CallFragment[]> = {
  'OpenAI, in fragments by index': [
    { index: 0, id: 'call_1', function: { name: 'a', arguments: '' } },
    { index: 0, function: { arguments: '{"x"' } },
    { index: 0, function: { arguments: ':1}' } },
    { index: 1, id: 'call_2', function: { name: 'b', arguments: '' } },
    { index: 1, function: { arguments: '{"y":2}' } },
  ],
  'fragments that take turns': [
    { index: 0, id: 'call_1', function: { name: 'a', arguments: '{"x"' } },
    { index: 1, id: 'call_2', function: { name: 'b', arguments: '{"y"' } },
    { index: 0, function: { arguments: ':1}' } },
    { index: 1, function: { arguments: ':2}' } },
  ],
  'the id and name again in every fragment': [
    { index: 0, id: 'call_1', function: { name: 'a', arguments: '{"x"' } },
    { index: 0, id: 'call_1', function: { name: 'a', arguments: ':1}' } },
    { index: 1, id: 'call_2', function: { name: 'b', arguments: '{"y":2}' } },
  ],
  'Ollama, whole calls that all have index 0': [
    { index: 0, id: 'call_1', function: { name: 'a', arguments: '{"x":1}' } },
    { index: 0, id: 'call_2', function: { name: 'b', arguments: '{"y":2}' } },
  ],
  'Google, whole calls without index and id': [
    { function: { name: 'a', arguments: '{"x":1}' } },
    { function: { name: 'b', arguments: '{"y":2}' } },
  ],
  'fragments without index': [
    { id: 'call_1', function: { name: 'a', arguments: '{"x"' } },
    { function: { arguments: ':1}' } },
    { id: 'call_2', function: { name: 'b', arguments: '{"y":2}' } },
  ],
  'arguments as objects': [
    { index: 0, id: '', function: { name: 'a', arguments: { x: 1 } } },
    { index: 1, id: '', function: { name: 'b', arguments: { y: 2 } } },
  ],
};

describe('streamed calls', () => {
  for (const [name, fragments] of Object.entries(dialects)) {
    it(`are put together: ${name}`, () => assert.deepEqual(collect(fragments), [a, b]));
  }

  it('may have no arguments', () => {
    assert.deepEqual(collect([{ index: 0, id: '1', function: { name: 'a' } }]), [
      { name: 'a', arguments: {} },
    ]);
    assert.deepEqual(collect([]), []);
  });

  it('must have a name and readable arguments', () => {
    assert.throws(() => collect([{ index: 0, function: { arguments: '{}' } }]), SyntaxError);
    assert.throws(() => collect([{ index: 0, function: { name: 'a', arguments: '{"x":' } }]), SyntaxError);
  });
});
