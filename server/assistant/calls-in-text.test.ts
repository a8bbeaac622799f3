import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callsInText, looksLikeCall } from './calls-in-text.ts';

const call = { name: 'create_todo', arguments: { title: 'Milk' } };

const forms: Record<string, string> = {
  'name and arguments': '{"name":"create_todo","arguments":{"title":"Milk"}}',
  'name and parameters': '{"name":"create_todo","parameters":{"title":"Milk"}}',
  'arguments as text': '{"name":"create_todo","arguments":"{\\"title\\":\\"Milk\\"}"}',
  'fields beside the name': '{"intent":"create_todo","title":"Milk"}',
  'a function inside': '{"type":"function","function":{"name":"create_todo","arguments":{"title":"Milk"}}}',
  'the function by name': '{"function":"create_todo","arguments":{"title":"Milk"}}',
  'a list of calls inside': '{"tool_calls":[{"name":"create_todo","arguments":{"title":"Milk"}}]}',
  'a list of actions inside': '{"actions":[{"tool":"create_todo","parameters":{"title":"Milk"}}]}',
  'a code block': '```json\n{"name":"create_todo","arguments":{"title":"Milk"}}\n```',
  'a python tag and an end mark':
    '<|python_tag|>{"name":"create_todo","parameters":{"title":"Milk"}};<|eom_id|>',
  'words after it': '{"name":"create_todo","arguments":{"title":"Milk"}}\nI added it.',
};

describe('calls written as text', () => {
  for (const [form, text] of Object.entries(forms)) {
    it(`are read: ${form}`, () => assert.deepEqual(callsInText(text), [call]));
  }

  it('may be several, in a list or one after the other', () => {
    const one = forms['name and arguments'] ?? '';
    assert.deepEqual(callsInText(`[${one},${one}]`), [call, call]);
    assert.deepEqual(callsInText(`${one}\n${one}`), [call, call]);
    assert.deepEqual(callsInText(`<tool_call>\n${one}\n</tool_call>\n<tool_call>\n${one}\n</tool_call>`), [
      call,
      call,
    ]);
  });

  const others = [
    '',
    'Hello',
    '{"a": 1}',
    '[1, 2]',
    '{"name": "create_todo"',
    '{"name": 5}',
    'null',
    '[]',
    '{"tool_calls": 5}',
  ];
  for (const text of others) {
    it(`are not made up: ${text}`, () => assert.deepEqual(callsInText(text), []));
  }

  it('are told from other JSON by the name of a function', () => {
    assert.ok(looksLikeCall('{"name": "launch_rocket", "arguments": {}}'));
    assert.ok(looksLikeCall('```json\n{"name": "create_to'));
    assert.ok(!looksLikeCall('{"name": "Ada", "age": 36}'));
    assert.ok(!looksLikeCall('[1] see "name"'));
  });

  it('are read in time however long the text', () => {
    assert.deepEqual(callsInText('{'.repeat(200_000)), []);
    assert.deepEqual(callsInText(`${'['.repeat(5000)}${']'.repeat(5000)}`), []);
  });
});
