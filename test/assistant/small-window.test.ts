import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estimateTokens } from '../../server/assistant/token-budget.ts';
import { type Assistant, startAssistant } from '../support/assistant.ts';
import type { FakeAiRequest } from '../support/fake-ai.ts';

type Asked = { window: number; tokens: number; tools: string[] };

/** What a question to Ollama takes of the window it is sent with. */
function asked({ body, messages }: FakeAiRequest): Asked {
  const tools = (body?.['tools'] ?? []) as { function: { name: string } }[];
  const text = messages.map(({ content }) => content).join('');
  return {
    window: (body?.['options'] as { num_ctx: number } | undefined)?.num_ctx ?? 0,
    tokens: estimateTokens(text + (tools.length > 0 ? JSON.stringify(tools) : '')),
    tools: tools.map(({ function: { name } }) => name),
  };
}

const startWith = (windows: { made?: number; set?: number; loaded?: number }) =>
  startAssistant({
    settings: { AI_PROVIDER: 'ollama' },
    arrange: (ai) => {
      ai.windows = windows;
    },
  });

/** Everything that could fill a window: own words, a project with subtasks, many items, a long talk. */
async function fill({ phone, newConversation }: Assistant): Promise<string> {
  const long = 'lighthouse keeper '.repeat(1000);
  await phone.put('/api/settings', { systemPrompt: `Be kind. ${long.slice(0, 15_000)}` });
  const { body } = await phone.post<{ id: string }>('/api/todos', { title: 'Lighthouse', description: long });
  for (let count = 0; count < 20; count += 1) {
    await phone.post('/api/todos', {
      title: `lighthouse ${count} ${'x'.repeat(500)}`,
      parent_id: body.id,
    });
  }
  return newConversation({ project_todo_id: body.id });
}

const expected: [Parameters<typeof startWith>[0], number][] = [
  [{ made: 131_072, set: 2048 }, 2048],
  [{ made: 4096 }, 4096],
  [{ made: 131_072, loaded: 4096 }, 8192],
  [{ made: 131_072, loaded: 16_384 }, 16_384],
];

for (const [windows, window] of expected) {
  describe(`a model of Ollama with ${JSON.stringify(windows)}`, () => {
    it(`is asked with a window of ${window}, which everything it is given fits`, async () => {
      await using assistant = await startWith(windows);
      const { ai, reader } = assistant;
      const conversationId = await fill(assistant);
      ai.answer = () => ['Yes. '.repeat(2000)];
      for (const isPlainTalk of [false, true, false]) {
        Object.assign(reader, { isPlainTalk, wishes: [] });
        const text = `lighthouse ${'and more '.repeat(3000)} at last`;
        const { reply } = await assistant.say(text, { conversationId });
        assert.equal(reply.message_type, 'text');
        const last = ai.requests.at(-1);
        assert.ok(last);
        const question = asked(last);
        assert.equal(question.window, window);
        // At least a twelfth is left for the answer, of windows of the usual size a sixth.
        const room = window < 8192 ? 11 / 12 : 5 / 6;
        assert.ok(question.tokens <= window * room, `${question.tokens} of ${window}`);
        assert.match(last.messages.at(-1)?.content ?? '', /^lighthouse .*at last$/s);
      }
    });
  });
}

describe('a window too small for all functions', () => {
  it('has room for those that the message seems to want, and acts', async () => {
    await using assistant = await startWith({ set: 2048 });
    const { ai, reader } = assistant;
    for (const intent of ['update_event', 'delegate_task', 'weekly_review', 'delete_memo']) {
      Object.assign(reader, { wishes: [{ intent, parameters: {} }], isPlainTalk: false });
      assistant.calls({ name: 'create_todo', arguments: { title: `After ${intent}` } });
      await assistant.say('something');
      const { tools } = asked(ai.requests.at(-1) ?? assert.fail());
      assert.ok(tools.includes(intent), tools.join());
      assert.ok(tools.length < 10, tools.join());
    }
  });

  it('offers all of them where they fit, in the same order with every message', async () => {
    await using assistant = await startWith({});
    const { ai, reader } = assistant;
    const offers = new Set<string>();
    for (const intent of ['update_event', 'create_memo']) {
      Object.assign(reader, { wishes: [{ intent, parameters: {} }], isPlainTalk: false });
      assistant.calls({ name: 'query_memos', arguments: {} });
      await assistant.say('something');
      offers.add(asked(ai.requests.at(-1) ?? assert.fail()).tools.join(' '));
    }
    assert.equal(offers.size, 1);
    assert.equal([...offers][0]?.split(' ').length, 20);
  });
});
