import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { estimateTokens } from '../../server/assistant/token-budget.ts';
import { type Assistant, startAssistant } from '../support/assistant.ts';

let assistant: Assistant;

before(async () => {
  assistant = await startAssistant();
});
after(() => assistant[Symbol.asyncDispose]());

const lastRequest = () => assistant.ai.requests.at(-1);
/** Tokens of all that the model was given last. */
const given = () => {
  const { body, messages = [] } = lastRequest() ?? {};
  const tools = body?.['tools'] === undefined ? '' : JSON.stringify(body['tools']);
  return estimateTokens(tools + messages.map(({ content }) => content).join(''));
};

describe('what a model is given', () => {
  it('fits its window however long the conversation, its items, the project and the own words are', async () => {
    const { phone } = assistant;
    const long = 'lighthouse keeper '.repeat(2000);
    const saved = await phone.put('/api/settings', { systemPrompt: `Be kind. ${long.slice(0, 19_000)}` });
    assert.equal(saved.status, 200);
    const project = await phone.post<{ id: string }>('/api/todos', {
      title: 'Lighthouse',
      description: long,
    });
    for (let count = 0; count < 30; count += 1) {
      await phone.post('/api/todos', {
        title: `lighthouse ${count} ${'x'.repeat(900)}`,
        parent_id: project.body.id,
      });
    }
    const conversationId = await assistant.newConversation({ project_todo_id: project.body.id });
    assistant.ai.answer = () => [long];
    for (let turn = 0; turn < 4; turn += 1) {
      const text = `${turn}: lighthouse ${'and more '.repeat(3000)} the end of ${turn}`;
      const { reply } = await assistant.say(text, { conversationId });
      assert.equal(reply.message_type, 'text');
      assert.ok(given() <= 8192 * (5 / 6), String(given()));
      const last = lastRequest()?.messages.at(-1)?.content ?? '';
      assert.match(last, new RegExp(`^${turn}: lighthouse .*the end of ${turn}$`, 's'));
    }
    const system = lastRequest()?.messages[0]?.content ?? '';
    assert.match(system, /Be kind\./);
    assert.match(system, /- subtask "lighthouse 0 x{80,110}" \(pending\)/);
    assert.match(system, /- todo "lighthouse \d+ x{80,110}"/);
    assistant.reader.isPlainTalk = true;
    await assistant.say('lighthouse', { conversationId });
    assert.ok(given() <= 8192 * (5 / 6), String(given()));
    assert.ok((lastRequest()?.messages.length ?? 0) > 3, 'talk alone leaves room for the conversation');
  });
});

it('a model with a smaller window is asked again with less, and remembered', async () => {
  const most = 3000;
  const sizes: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.url === '/v1/models') return response.end(JSON.stringify({ data: [{ id: 'llama3.2' }] }));
    const { messages } = JSON.parse(Buffer.concat(chunks).toString()) as { messages: { content: string }[] };
    sizes.push(estimateTokens(messages.map(({ content }) => content).join('')));
    if ((sizes.at(-1) ?? 0) > most) {
      response.statusCode = 400;
      return response.end(
        JSON.stringify({ error: { message: 'too long', code: 'context_length_exceeded' } }),
      );
    }
    response.setHeader('content-type', 'text/event-stream');
    const chunk = { choices: [{ delta: { content: 'Short.' }, finish_reason: 'stop' }] };
    return response.end(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await using small = await startAssistant({ settings: { AI_BASE_URL: url } });
    const conversationId = await small.newConversation();
    small.reader.isPlainTalk = true;
    for (let turn = 0; turn < 3; turn += 1) {
      const { reply } = await small.say('tell me '.repeat(3000), { conversationId });
      assert.equal(reply.content, 'Short.');
    }
    const refused = sizes.filter((size) => size > most);
    assert.deepEqual([refused.length, sizes.length], [2, 5], 'halved twice, once and for all');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
