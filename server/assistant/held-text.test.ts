import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdCalls } from './held-text.ts';

function pass(pieces: readonly string[]): { said: string[]; held: string } {
  const said: string[] = [];
  const text = holdCalls((piece) => said.push(piece));
  for (const piece of pieces) text.push(piece);
  return { said, held: text.end() };
}

const letterByLetter = (text: string) => pass([...text]);

describe('text of a model', () => {
  it('is passed on piece by piece', () => {
    assert.deepEqual(pass(['Hello', ' you.', '\nNext ', 'line']), {
      said: ['Hello', ' you.', '\n', 'Next ', 'line'],
      held: '',
    });
  });

  const texts = [
    'Just words.',
    '[Note] that (this) is {text}.',
    'A list:\n- [ ] open\n- [x] done\n[a link](http://x)',
    '{curly} start',
    '`code` and ``more``',
    '```python\nprint("{")\n```\nand ```\nplain\n```',
    '<b>bold</b> <table>',
    '[1] a reference',
    '日本語\n한국어 { }',
    'if (x) {\n  "y"\n}',
  ];
  for (const text of texts) {
    it(`is not taken for a call: ${JSON.stringify(text)}`, () => {
      const { said, held } = letterByLetter(text);
      assert.equal(said.join('') + held, text);
      assert.ok(held.length < 4, held);
    });
  }

  const calls = [
    '{"name": "x"}',
    '{ "name": "x"}',
    '{\n  "name": "x"\n}',
    '[{"name": "x"}]',
    '[\n {"name": "x"}]',
    '```json\n{"name": "x"}\n```',
    '```\n[{"name": "x"}]\n```',
    '```JSON\n{"name": "x"}```',
    '<tool_call>{"name": "x"}</tool_call>',
    '<|python_tag|>{"name": "x"}',
    '<function=x>{}</function>',
    '[TOOL_CALLS] [{"name": "x"}]',
  ];
  for (const call of calls) {
    it(`is kept back from its first character on: ${JSON.stringify(call)}`, () => {
      assert.deepEqual(letterByLetter(call), { said: [], held: call });
      assert.deepEqual(letterByLetter(`Sure:\n\n${call}`).said.join('').trim(), 'Sure:');
      assert.deepEqual(pass([`Sure:\n${call}\nDone.`]), { said: ['Sure:\n'], held: `${call}\nDone.` });
    });
  }
});
